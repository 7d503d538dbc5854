// SPDX-License-Identifier: GPL-3.0-or-later
// The groups at the chosen node as a map of tiles: one for each province, or chips where there is no map.
import { select } from "d3-selection";
import { domains, figure, has } from "./data.js";
import { frame } from "./figure.js";
import { groupClass, groupKey, groupName, GROUPS, shape } from "./groups.js";
import { pressable, writePressed } from "./marks.js";
import { textCell } from "./plain_table.js";
import { domainName, groupText, nodeTitle, scoreRows } from "./phrases.js";
import { fitting } from "./print.js";
import { inPlane } from "./roving.js";
import { writeLines } from "./text.js";
import { chipBoxes, COLUMNS, hasMap, mapBoxes, ROWS } from "./tile_places.js";
import { choose, view, watch } from "./view.js";
import { named, words } from "./words.js";

const LARGEST = 56;
const groupOf = (domain) => figure("group", view.node, domain.index);

function layout(width, u) {
  const size = Math.min(fitting(LARGEST * u, ROWS), width / COLUMNS);
  const map = hasMap ? mapBoxes(size, 3) : [];
  const left = hasMap ? Math.max(0, (width - COLUMNS * size) / 2) : 0;
  map.forEach((box) => (box.x += left));
  const top = hasMap ? ROWS * size + 8 * u : 0;
  return [...map, ...chipBoxes(view.node, named, { top, width, u })];
}

function drawTile(g, box, u) {
  const group = groupOf(box.domain);
  g.append("rect")
    .attr("class", `face anchor ${groupClass(group)}`)
    .attr("width", box.width)
    .attr("height", box.height)
    .attr("rx", 3);
  g.append("rect")
    .attr("class", "ring")
    .attr("x", 2.5)
    .attr("y", 2.5)
    .attr("width", box.width - 5)
    .attr("height", box.height - 5)
    .attr("rx", 1.5);
  const small = Math.min(12 * u, box.width * 0.235);
  const glyph = box.chip ? [14 * u, box.height / 2] : [box.width - small * 0.62, small * 0.66];
  g.append("path")
    .attr("class", `glyph ${groupClass(group)}`)
    .attr("transform", `translate(${glyph})`)
    .attr("d", shape(group, box.chip ? 4.5 * u : small * 0.3));
  const text = g
    .append("text")
    .attr("class", groupClass(group))
    .attr("text-anchor", box.chip ? "start" : "middle");
  if (!box.chip) text.style("font-size", `${small}px`);
  writeLines(
    text,
    box.lines,
    box.chip ? 26 * u : box.width / 2,
    box.height / 2 + (box.chip ? 0 : small * 0.28),
    small * 1.08,
  );
}

const describe = (box) => ({ title: domainName(box.domain.index), rows: scoreRows(view.node, box.domain.index) });

function markChosen(svg) {
  writePressed(svg.selectAll("g.tile"), { describe, chosen: (box) => box.domain.index === view.domain });
}

function draw(svg, width, u) {
  const boxes = layout(width, u);
  const tiles = svg
    .selectAll("g.tile")
    .data(boxes)
    .join("g")
    .attr("class", "tile")
    .attr("data-domain", (box) => box.domain.key)
    .attr("data-group", (box) => groupOf(box.domain) ?? "none")
    .attr("transform", (box) => `translate(${box.x},${box.y})`)
    .each(function (box) {
      drawTile(select(this), box, u);
    });
  pressable(tiles, {
    describe,
    press: ({ domain }) => choose({ domain: domain.index === view.domain ? 0 : domain.index }),
    step: inPlane(boxes.map((box) => [box.x, box.y])),
    at: boxes.findIndex((box) => box.domain.index === view.domain),
  });
  markChosen(svg);
  return Math.max(0, ...boxes.map((box) => box.y + box.height)) + 4;
}

/** The groups with their members; those without one are told apart by whether they have a score. */
function groups() {
  const label = (domain) => groupText(view.node, domain.index);
  const without = domains.filter((domain) => groupOf(domain) == null);
  return [
    ...GROUPS.map((group) => ({ group, label: groupName(group), members: domains.filter((d) => groupOf(d) === group) })),
    ...[...new Set(without.map(label))].map((name) => ({
      group: null,
      label: name,
      members: without.filter((domain) => label(domain) === name),
    })),
  ];
}

function table() {
  const columns = [words("group"), words("choose_domain")].map((label) => ({ label }));
  const rows = groups().map(({ label, members }) => [textCell(label), textCell(members.map(named).join("; "))]);
  return { caption: words("tiles", { node: nodeTitle(view.node) }), columns, rows };
}

function legend() {
  return groups().map(({ group, label, members }) => ({
    ...groupKey(group),
    label: `${label}: ${members.length}`,
  }));
}

export function startTiles() {
  const map = frame("#tiles", {
    id: "tiles",
    title: () => words("tiles", { node: nodeTitle(view.node) }),
    subtitle: () => words(hasMap ? "tiles_subtitle" : "tiles_chips"),
    describe: () =>
      legend()
        .map((key) => key.label)
        .join("; "),
    remark: () => (hasMap ? words("tiles_caption") : ""),
    hidden: () => !has("group"),
    legend,
    table,
    draw,
  });
  watch((changed) =>
    changed.has("node") || changed.has("language") || changed.has("size") ? map.draw() : markChosen(map.svg),
  );
}
