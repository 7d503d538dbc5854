// SPDX-License-Identifier: GPL-3.0-or-later
// Charts with a row for each of some nodes of the chosen domain: rows choose a node, and its score stands on its own range.
import { select } from "d3-selection";
import { figure, nodes, share } from "./data.js";
import { pressable, writePressed } from "./marks.js";
import { inLine } from "./roving.js";
import { choose, view } from "./view.js";

/** Score, interval and group of the chosen domain at a node, as shares of the node's range. */
export const sharesOf = (node) => ({
  ...Object.fromEntries(
    ["score", "low", "high"].map((column) => [column, share(node, figure(column, node, view.domain))]),
  ),
  group: figure("group", node, view.domain),
});

export const markNode = (svg, describe) =>
  writePressed(svg.selectAll("g.row"), { describe, chosen: (row) => row.node === view.node });

/** Draws rows {node, y, height} and makes buttons of them. */
export function drawNodeRows(svg, rows, describe, drawRow) {
  svg
    .selectAll("g.row")
    .data(rows)
    .join("g")
    .attr("class", "row")
    .attr("data-node", (row) => nodes[row.node].code)
    .attr("transform", (row) => `translate(0,${row.y})`)
    .each(function (row) {
      drawRow(select(this), row);
    });
  pressable(svg.selectAll("g.row"), {
    describe,
    press: ({ node }) => choose({ node: node === view.node ? 0 : node }),
    step: inLine(rows.length),
    at: rows.findIndex((row) => row.node === view.node),
  });
  markNode(svg, describe);
}
