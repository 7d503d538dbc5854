// SPDX-License-Identifier: GPL-3.0-or-later
// The list of nodes, indented as the tree is.
import { select } from "d3-selection";
import { nodes } from "./data.js";
import { nodeTitle } from "./phrases.js";
import { choose, view, watch } from "./view.js";

const INDENT = "\u00A0\u00A0\u00A0";

export function startNodeChooser() {
  const list = select("#node");
  list.on("change", () => choose({ node: list.property("selectedIndex") }));
  watch((changed) => {
    if (changed.has("language"))
      list
        .selectAll("option")
        .data(nodes)
        .join("option")
        .attr("value", (node) => node.code)
        .text((node, i) => INDENT.repeat(node.level) + nodeTitle(i));
    list.property("selectedIndex", view.node);
  });
}
