// SPDX-License-Identifier: GPL-3.0-or-later
// A quiet axis: numbers above, hairlines down through the chart.

export function axisAbove(svg, x, { top, bottom, u, ticks, write, label = top - 10 * u }) {
  const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
  const marks = axis.selectAll("g").data(x.ticks(ticks)).join("g").attr("transform", (tick) => `translate(${x(tick)},0)`);
  marks.append("line").attr("y1", top).attr("y2", bottom);
  marks.append("text").attr("y", label).attr("text-anchor", "middle").text(write);
}
