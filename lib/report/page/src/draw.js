// SPDX-License-Identifier: GPL-3.0-or-later
// What charts are drawn of: text, lines, the band of a row, and a score with its interval.
import { groupClass, shape } from "./groups.js";

/** A line of text whose middle is at y. */
export const say = (g, className, anchor, x, y, text) =>
  g
    .append("text")
    .attr("class", className)
    .attr("text-anchor", anchor)
    .attr("x", x)
    .attr("y", y)
    .attr("dy", "0.35em")
    .text(text);

export const across = (g, className, from, to) =>
  g.append("line").attr("class", className).attr("x1", from).attr("x2", to);

export const upright = (g, className, x, half) =>
  g.append("line").attr("class", className).attr("x1", x).attr("x2", x).attr("y1", -half).attr("y2", half);

/** What lies behind a row: it is seen where the row is chosen or pointed at. */
export const band = (g, x, y, width, height) =>
  g
    .append("rect")
    .attr("class", "band")
    .attr("x", x)
    .attr("y", y)
    .attr("width", width)
    .attr("height", height)
    .attr("rx", 3);

/** A score in the colour and shape of its group, and its interval as far as the scale goes. */
export function scoreMark(g, x, { score, low, high, group }, radius) {
  const [least, most] = x.domain();
  if (low != null && high != null)
    across(g, `whisker ${groupClass(group)}`, x(Math.max(least, low)), x(Math.min(most, high)));
  if (score != null)
    g.append("path")
      .attr("class", `mark anchor ${groupClass(group)}`)
      .attr("transform", `translate(${x(score)},0)`)
      .attr("d", shape(group ?? 1, radius));
}
