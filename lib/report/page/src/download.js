// SPDX-License-Identifier: GPL-3.0-or-later
// Files that the reader takes away: tables as CSV, charts as SVG or PNG with their title, legend and source.
import { select } from "d3-selection";
import { data, nodes } from "./data.js";
import { view } from "./view.js";
import { textWidth, unit, wrap } from "./text.js";

export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Such as sipas-2024-S.A-ranking.csv: letters that every file system takes. */
export const fileName = (what, kind) =>
  `${[data.instrument, nodes[view.node].code, what]
    .filter(Boolean)
    .join("-")
    .replace(/[^\w.-]+/g, "_")}.${kind}`;

const LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

/** Copies what the style sheet says of each element into its attributes; what is not shown is left out. */
function carryLooks(from, to) {
  const looks = getComputedStyle(from);
  if (looks.display === "none") return to.remove();
  for (const look of LOOKS) to.setAttribute(look, looks.getPropertyValue(look));
  for (const name of ["class", "tabindex", "role", "aria-label", "aria-pressed"]) to.removeAttribute(name);
  const copies = [...to.children];
  [...from.children].forEach((child, i) => carryLooks(child, copies[i]));
}

function writeText(g, lines, x, y, size, weight, colour) {
  lines.forEach((line, i) => {
    g.append("text")
      .attr("x", x)
      .attr("y", y + i * size * 1.3)
      .attr("font-size", size)
      .attr("font-weight", weight)
      .attr("fill", colour)
      .text(line);
  });
  return y + lines.length * size * 1.3;
}

/** The keys of a legend one beside the other, in as many lines as they need; they are drawn in the page to get their looks. */
function copyLegend(figure, g, width, y, u) {
  let [x, line] = [0, y];
  figure.querySelectorAll(".legend li").forEach((key) => {
    const [svg, label] = [key.querySelector("svg"), key.textContent];
    const size = 12 * u;
    const wide = 22 * u + textWidth(label, size) + 12 * u;
    if (x > 0 && x + wide > width) [x, line] = [0, line + 20 * u];
    const copy = svg.firstElementChild.cloneNode(true);
    carryLooks(svg.firstElementChild, copy);
    g.append("g")
      .attr("transform", `translate(${x + 8 * u},${line - 4 * u})`)
      .append(() => copy);
    writeText(g, [label], x + 20 * u, line, size, 400, getComputedStyle(key).color);
    x += wide;
  });
  return line + 14 * u;
}

/** The chart of a figure as an SVG document of its own. */
function picture(figure, source) {
  const svg = figure.querySelector(".canvas svg");
  const u = unit();
  const { width, height } = svg.getBoundingClientRect();
  const [looks, margin] = [getComputedStyle(document.body), 20 * u];
  const copy = svg.cloneNode(true);
  carryLooks(svg, copy);
  const out = select(document.createElementNS("http://www.w3.org/2000/svg", "svg")).attr(
    "font-family",
    looks.fontFamily,
  );
  const paper = out.append("rect").attr("fill", looks.backgroundColor);
  const body = out.append("g");
  const title = figure.querySelector("figcaption h3").textContent;
  const subtitle = figure.querySelector("figcaption p").textContent;
  let y = writeText(body, wrap(title, width, 17 * u, 700, 4), 0, 17 * u, 17 * u, 700, looks.color);
  y = writeText(body, wrap(subtitle, width, 13 * u, 400, 4), 0, y + 2 * u, 13 * u, 400, looks.color);
  if (figure.querySelector(".legend li")) y = copyLegend(figure, body, width, y + 8 * u, u);
  const chart = body.append("g").attr("transform", `translate(0,${y})`);
  while (copy.firstChild) chart.node().append(copy.firstChild);
  y = writeText(body, wrap(source, width, 11 * u, 400, 4), 0, y + height + 18 * u, 11 * u, 400, looks.color);
  const [w, h] = [Math.ceil(width + 2 * margin), Math.ceil(y + 2 * margin)];
  body.attr("transform", `translate(${margin},${margin})`);
  paper.attr("width", w).attr("height", h);
  out.attr("width", w).attr("height", h).attr("viewBox", `0 0 ${w} ${h}`);
  return { text: new XMLSerializer().serializeToString(out.node()), width: w, height: h };
}

export function saveSvg(figure, source, what) {
  save(new Blob([picture(figure, source).text], { type: "image/svg+xml" }), fileName(what, "svg"));
}

/** Drawn at twice its size, for print and fine screens. */
export function savePng(figure, source, what) {
  const { text, width, height } = picture(figure, source);
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, fileName(what, "png")), "image/png");
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
