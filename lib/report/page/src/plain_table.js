// SPDX-License-Identifier: GPL-3.0-or-later
// A table of columns {label, numeric} and rows of cells {text, value, className, title}; the first cell of a row is its heading.
import { create } from "d3-selection";

export const textCell = (text) => ({ text: text ?? "", value: text });
export const numberCell = (value, write) => ({ text: write(value), value });

export function plainTable({ caption, columns, rows }) {
  const table = create("table");
  table.append("caption").text(caption);
  table
    .append("thead")
    .append("tr")
    .selectAll("th")
    .data(columns)
    .join("th")
    .attr("scope", "col")
    .classed("numeric", (column) => column.numeric)
    .text((column) => column.label);
  writeRows(table.append("tbody"), columns, rows);
  return table;
}

export function writeRows(body, columns, rows) {
  const lines = body.selectAll("tr").data(rows).join("tr");
  lines
    .selectAll("th, td")
    .data((cells) => cells)
    .join((enter) => enter.append((_, i) => document.createElement(i === 0 ? "th" : "td")))
    .attr("scope", (_, i) => (i === 0 ? "row" : null))
    .attr("class", (cell, i) => [columns[i].numeric ? "numeric" : "", cell.className ?? ""].join(" ").trim() || null)
    .attr("title", (cell) => cell.title ?? null)
    .text((cell) => cell.text);
  return lines;
}
