// SPDX-License-Identifier: GPL-3.0-or-later
// A quiet axis: numbers above, hairlines down through the chart.
import { say } from "./draw.js";

/** Decimals that a number needs, so that all ticks can have as many as the longest. */
const placesOf = (tick) => [0, 1, 2].find((n) => Math.abs(tick - tick.toFixed(n)) < 1e-9) ?? 3;

export function axisAbove(svg, x, { top, bottom, u, ticks, write, label = top - 14 * u }) {
  const places = Math.max(...x.ticks(ticks).map(placesOf));
  const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
  const marks = axis
    .selectAll("g")
    .data(x.ticks(ticks))
    .join("g")
    .attr("transform", (tick) => `translate(${x(tick)},0)`);
  marks.append("line").attr("y1", top).attr("y2", bottom);
  say(marks, "tick", "middle", 0, label, (tick) => write(tick, places));
}
