// SPDX-License-Identifier: GPL-3.0-or-later
// How wide text is, and where it must be broken.

const pen = document.createElement("canvas").getContext("2d");
const known = new Map();
const family = getComputedStyle(document.documentElement).fontFamily;

let rem = 0;

/** Size of one rem against 16 px: everything drawn grows with the size of the text. */
export const unit = () => rem;

/** To be called where the size of the text has changed: asking for it at every chart would lay out the page each time. */
export const measureUnit = () => (rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);

export function textWidth(text, size, weight = 400) {
  const key = `${weight} ${size} ${text}`;
  if (!known.has(key)) {
    pen.font = `${weight} ${size}px ${family}`;
    known.set(key, pen.measureText(text).width);
  }
  return known.get(key);
}

function shorten(text, room, size, weight) {
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`, size, weight) > room) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

/** Lines of at most `room` px; what does not fit into `most` lines ends in an ellipsis. */
export function wrap(text, room, size, weight = 400, most = 2) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (!lines.at(-1) || textWidth(longer, size, weight) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = lines.slice(most - 1).join(" ");
  return kept.map((line) => (textWidth(line, size, weight) > room ? shorten(line, room, size, weight) : line));
}

/** Writes lines into a <text>, their middle at y. */
export function writeLines(text, lines, x, y, leading) {
  text
    .selectAll("tspan")
    .data(lines)
    .join("tspan")
    .attr("x", x)
    .attr("y", (_, i) => y + (i - (lines.length - 1) / 2) * leading)
    .attr("dy", "0.35em")
    .text((line) => line);
}

/** Letters without their marks, so that "ha noi" finds Hà Nội and "da nang" Đà Nẵng. */
export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
