// SPDX-License-Identifier: GPL-3.0-or-later
// Marks of a chart that can be pressed as buttons are, by pointer or keys, and explain themselves.
import { spoken } from "./phrases.js";
import { rove } from "./roving.js";
import { explain } from "./tooltip.js";

const BOX = ["x", "y", "width", "height", "rx"];

/** A button without looks over each group, as large as the first box in it: what is drawn there is said in its label. */
function cover(groups) {
  groups.selectChildren().attr("aria-hidden", "true");
  const buttons = groups.append("rect").attr("class", "hit").attr("role", "button");
  buttons.each(function () {
    const box = this.parentNode.querySelector("rect");
    for (const side of BOX) if (box.hasAttribute(side)) this.setAttribute(side, box.getAttribute(side));
  });
  return buttons;
}

/**
 * Makes buttons of groups. `describe(datum)` gives title and rows of each, said aloud and shown beside it;
 * `step` is where arrow keys lead, `at` the number of the one that the Tab key finds.
 */
export function pressable(groups, { describe, press, step, at }) {
  const buttons = cover(groups).on("click", (_, datum) => press(datum));
  rove(buttons, step, at);
  explain(buttons, describe);
}

/** Says again what each of them is, and which one is chosen. */
export function writePressed(groups, { describe, chosen }) {
  groups.classed("chosen", chosen);
  groups
    .select(".hit")
    .attr("aria-pressed", (datum) => String(chosen(datum)))
    .attr("aria-label", (datum) => {
      const { title, rows } = describe(datum);
      return spoken(title, rows);
    });
}
