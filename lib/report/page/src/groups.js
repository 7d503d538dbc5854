// SPDX-License-Identifier: GPL-3.0-or-later
// The four groups: each has a colour (page.css) and a shape, so that neither has to be told apart alone.
import { has } from "./data.js";
import { words } from "./words.js";

/** Outlines about 0,0 of about the same area, `size` across: triangle up, circle, diamond, triangle down. */
const SHAPES = [
  (r) => `M0,${-1.25 * r}L${1.2 * r},${0.85 * r}H${-1.2 * r}Z`,
  (r) => `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`,
  (r) => `M0,${-1.25 * r}L${1.25 * r},0L0,${1.25 * r}L${-1.25 * r},0Z`,
  (r) => `M0,${1.25 * r}L${1.2 * r},${-0.85 * r}H${-1.2 * r}Z`,
];
const NO_GROUP = (r) => `M${-r},${-r}H${r}V${r}H${-r}Z`;

export const GROUPS = [0, 1, 2, 3];
export const shape = (group, radius) => (SHAPES[group] ?? NO_GROUP)(radius);
export const groupClass = (group) => `group-${group ?? "none"}`;
export const groupName = (group) => words(groupClass(group).replace("-", "_"));

/** The keys of a chart whose marks are coloured by group: none where there are no groups. */
export const groupKeys = () => (has("group") ? GROUPS.map((group) => groupKey(group)) : []);

/** An item of a legend: the mark of a group and its name. */
export const groupKey = (group) => ({
  label: groupName(group),
  draw: (g, r) =>
    g
      .append("path")
      .attr("class", `mark ${groupClass(group)}`)
      .attr("d", shape(group, r)),
});
