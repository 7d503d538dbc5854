// SPDX-License-Identifier: GPL-3.0-or-later
// The frame around every chart: heading, legend, the drawing, what may be downloaded, and the table behind it.
import { create, select } from "d3-selection";
import { data } from "./data.js";
import { fileName, save, savePng, saveSvg } from "./download.js";
import { toCsv } from "./csv.js";
import { plainTable } from "./plain_table.js";
import { keepInSight, soon } from "./later.js";
import { unit } from "./text.js";
import { named, words } from "./words.js";

const figures = [];

/** What a picture says of itself once it has left the page. */
const source = () => [named(data.title), document.getElementById("source").textContent].join(" · ");

function build(host, id) {
  const figure = select(host).append("figure").attr("id", `figure-${id}`).attr("data-figure", id);
  const caption = figure.append("figcaption");
  caption.append("h3").attr("id", `figure-${id}-title`);
  caption.append("p").attr("class", "subtitle");
  figure.append("ul").attr("class", "legend");
  const canvas = figure.append("div").attr("class", "canvas");
  canvas.append("svg").attr("role", "group").attr("aria-labelledby", `figure-${id}-svg-title figure-${id}-svg-desc`);
  figure.append("p").attr("class", "remark");
  const tools = figure.append("div").attr("class", "tools");
  for (const kind of ["svg", "png", "csv"]) tools.append("button").attr("type", "button").attr("data-download", kind);
  const behind = figure.append("details").attr("class", "behind");
  behind.append("summary");
  behind.append("div").attr("class", "scroll").attr("tabindex", 0).attr("role", "region");
  return figure;
}

function writeLegend(figure, keys) {
  const u = unit();
  const items = figure
    .select(".legend")
    .attr("hidden", keys.length ? null : "")
    .selectAll("li")
    .data(keys)
    .join("li");
  items.selectAll("*").remove();
  items
    .append("svg")
    .attr("aria-hidden", "true")
    .attr("width", 16 * u)
    .attr("height", 16 * u)
    .attr("viewBox", `${-8 * u} ${-8 * u} ${16 * u} ${16 * u}`)
    .append("g")
    .each(function (key) {
      key.draw(select(this), 5 * u);
    });
  items.append("span").text((key) => key.label);
}

/**
 * A figure in `host`. `spec` has id; title(), subtitle(), describe(), legend(), remark() and table(), which say what it shows now;
 * draw(svg, width, u), which draws it and returns its height; and hidden(), true where there is nothing to show.
 */
export function frame(host, spec) {
  const figure = build(host, spec.id);
  const svg = figure.select(".canvas svg");
  const behind = figure.select(".behind");
  const widthNow = () => figure.node().clientWidth;
  let width = 0;

  const fillTable = () => {
    const table = spec.table();
    behind.select(".scroll").attr("aria-label", table.caption).selectAll("table").remove();
    behind.select(".scroll").append(() => plainTable(table).node());
  };

  const drawNow = () => {
    const hidden = spec.hidden?.() ?? false;
    figure.attr("hidden", hidden ? "" : null);
    if (hidden) return;
    if (width === 0) width = widthNow();
    if (width === 0) return;
    const u = unit();
    writeLegend(figure, spec.legend());
    svg.selectAll("*").remove();
    svg.append("title").attr("id", `figure-${spec.id}-svg-title`).text(spec.title());
    svg.append("desc").attr("id", `figure-${spec.id}-svg-desc`).text(spec.describe());
    const height = Math.ceil(spec.draw(svg, width, u));
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    frameTexts();
  };

  const frameTexts = () => {
    figure.select("figcaption h3").text(spec.title());
    figure.select("figcaption .subtitle").text(spec.subtitle());
    const remark = spec.remark?.() ?? "";
    figure
      .select(".remark")
      .attr("hidden", remark ? null : "")
      .text(remark);
    figure
      .select(".tools")
      .attr("aria-label", `${words("download")}: ${spec.title()}`)
      .attr("role", "group");
    for (const kind of ["svg", "png", "csv"]) figure.select(`[data-download=${kind}]`).text(words(`download_${kind}`));
    behind.select("summary").text(words("data_table"));
    if (behind.property("open")) fillTable();
  };

  behind.on("toggle", () => behind.property("open") && fillTable());
  figure.select("[data-download=svg]").on("click", () => saveSvg(figure.node(), source(), spec.id));
  figure.select("[data-download=png]").on("click", () => savePng(figure.node(), source(), spec.id));
  figure.select("[data-download=csv]").on("click", () => {
    const table = spec.table();
    save(new Blob([toCsv(table.columns, table.rows)], { type: "text/csv" }), fileName(spec.id, "csv"));
  });
  const fit = () => {
    if (widthNow() === width) return;
    width = widthNow();
    drawNow();
  };
  new ResizeObserver(fit).observe(figure.node());
  keepInSight(figure.node());

  const draw = () => soon(figure.node(), drawNow);
  const made = {
    draw,
    fit,
    drawNow,
    texts: frameTexts,
    legend: () => writeLegend(figure, spec.legend()),
    svg,
    element: figure.node(),
  };
  figures.push(made);
  return made;
}

/** Draws every figure again, as when the paper has another width than the window. */
export function drawAll() {
  figures.forEach((figure) => {
    figure.fit();
    figure.drawNow();
  });
}

/** A button that looks like text, for use beside figures. */
export const textButton = () => create("button").attr("type", "button").attr("class", "plain-button");
