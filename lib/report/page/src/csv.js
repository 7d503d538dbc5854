// SPDX-License-Identifier: GPL-3.0-or-later
// A table as CSV that a spreadsheet opens as it is meant: UTF-8 with its mark, text that is no formula.

/** What a spreadsheet would calculate or run: the list of lib/output/csv.c. */
const FORMULA = /^ *[=+\-@\t\r\n＝＋－＠]/;

function field(value) {
  if (value == null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const row = (cells) => `${cells.map(field).join(",")}\r\n`;

export const toCsv = (columns, rows) =>
  `\uFEFF${row(columns.map((column) => column.label))}${rows.map((cells) => row(cells.map((cell) => cell.value))).join("")}`;
