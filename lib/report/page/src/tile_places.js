// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tiles of provinces lie (tiles.csv), and chips in lines for whatever has no place there.
import csv from "../tiles.csv";
import { data, domains, figure } from "./data.js";
import { GROUPS } from "./groups.js";
import { textWidth } from "./text.js";

const [, ...records] = csv
  .trim()
  .split(/\r?\n/)
  .map((line) => line.split(","));
const known = new Map(
  records
    .filter(([list]) => list === data.geography)
    .map(([, code, , short, column, row]) => [code, { lines: short.split("|"), column: +column, row: +row }]),
);

const placed = domains
  .filter((domain) => known.has(domain.code))
  .map((domain) => ({ ...domain, ...known.get(domain.code) }));
const others = domains.filter((domain) => !known.has(domain.code));

export const hasMap = placed.length > 0;
export const COLUMNS = 1 + Math.max(0, ...placed.map((tile) => tile.column));
export const ROWS = 1 + Math.max(0, ...placed.map((tile) => tile.row));

/** Boxes {domain, lines, x, y, width, height} of the map, `size` from tile to tile. */
export const mapBoxes = (size, gap) =>
  placed.map((domain) => ({
    domain,
    lines: domain.lines,
    x: domain.column * size,
    y: domain.row * size,
    width: size - gap,
    height: size - gap,
  }));

/** Chips of the rest, one line after the other; without a map by group, each group on a line of its own. */
export function chipBoxes(node, nameOf, { top, width, u }) {
  const height = 30 * u;
  const boxes = [];
  let [x, y] = [0, top];
  const lineOf = (domain) => (hasMap ? 0 : (figure("group", node, domain.index) ?? GROUPS.length));
  const sorted = [...others].sort(
    (a, b) => lineOf(a) - lineOf(b) || (figure("score", node, b.index) ?? 0) - (figure("score", node, a.index) ?? 0),
  );
  sorted.forEach((domain, i) => {
    const wide = Math.min(width, textWidth(nameOf(domain), 13 * u, 600) + 36 * u);
    const newGroup = i > 0 && lineOf(domain) !== lineOf(sorted[i - 1]);
    if (x > 0 && (newGroup || x + wide > width)) [x, y] = [0, y + height + 6 * u];
    boxes.push({ domain, lines: [nameOf(domain)], x, y, width: wide, height, chip: true });
    x += wide + 6 * u;
  });
  return boxes;
}
