// SPDX-License-Identifier: GPL-3.0-or-later
// The items at which the chosen domain does worst, as shares of their ranges; the whole beside it.
import { select } from "d3-selection";
import { scaleLinear } from "d3-scale";
import { axisAbove } from "./axis.js";
import { allNodes, figure, has, nodes, share } from "./data.js";
import { frame } from "./figure.js";
import { groupClass, groupKey, GROUPS, shape } from "./groups.js";
import { pressable, writePressed } from "./marks.js";
import { percent } from "./numbers.js";
import { numberCell, textCell } from "./plain_table.js";
import { domainName, domainTitle, intervalName, intervalText, nodeName, nodeTitle, scoreRows, scoreText } from "./phrases.js";
import { fitting } from "./print.js";
import { inLine } from "./roving.js";
import { wrap, writeLines } from "./text.js";
import { choose, view, watch } from "./view.js";
import { words } from "./words.js";

const MOST = 10;
const items = allNodes.filter((node) => nodes[node].item);
const shareOf = (node, domain) => share(node, figure("score", node, domain));

const lowest = () =>
  items
    .filter((node) => shareOf(node, view.domain) != null)
    .sort((a, b) => shareOf(a, view.domain) - shareOf(b, view.domain) || a - b)
    .slice(0, MOST);

/** What an item belongs to, since its own name may not tell. */
const above = (node) => (nodes[node].parent > 0 ? nodeTitle(nodes[node].parent) : "");

function drawBar(g, node, x, at, u) {
  const score = shareOf(node, view.domain);
  const group = figure("group", node, view.domain);
  const [low, high] = ["low", "high"].map((column) => share(node, figure(column, node, view.domain)));
  const overall = shareOf(node, 0);
  g.append("line").attr("class", "stem").attr("x1", x(0)).attr("x2", x(score));
  if (view.domain && overall != null) g.append("line").attr("class", "median").attr("x1", x(overall)).attr("x2", x(overall)).attr("y1", -11 * u).attr("y2", 11 * u);
  if (low != null && high != null) g.append("line").attr("class", `whisker ${groupClass(group)}`).attr("x1", x(Math.max(0, low))).attr("x2", x(Math.min(1, high)));
  g.append("path").attr("class", `mark anchor ${groupClass(group)}`).attr("transform", `translate(${x(score)},0)`).attr("d", shape(group ?? 1, 5.2 * u));
  g.append("text").attr("class", "value").attr("text-anchor", "end").attr("x", at.score).attr("dy", "0.35em").text(scoreText(node, view.domain));
  if (view.domain) g.append("text").attr("class", "ranks").attr("text-anchor", "end").attr("x", at.overall).attr("dy", "0.35em").text(scoreText(node, 0));
}

function describe({ node }) {
  const rows = [[words("share_of_range"), percent(shareOf(node, view.domain), 1)], ...scoreRows(node, view.domain)];
  if (view.domain) rows.push([domainName(0), scoreText(node, 0)]);
  return { title: nodeTitle(node), rows };
}

function layout(width, u) {
  const roomy = width >= 640 * u;
  const overall = width;
  const score = view.domain ? width - 62 * u : width;
  const names = roomy ? Math.min(width * 0.42, 460 * u) : width;
  return { roomy, overall, score, names, plot: [roomy ? names + 20 * u : 4 * u, score - 70 * u] };
}

function measure(at, u) {
  let y = 30 * u;
  return lowest().map((node) => {
    const lines = wrap(nodeName(node), at.names - 4 * u, 13 * u, 600);
    const under = wrap(above(node), at.names - 4 * u, 12 * u, 400, 1);
    const texts = (lines.length + (under[0] ? 1 : 0)) * 16.5 * u;
    const height = at.roomy ? Math.max(fitting(40 * u, 24), texts + 8 * u) : texts + 38 * u;
    const row = { node, lines, under: under[0], texts, y, height };
    y += height;
    return row;
  });
}

function drawRow(g, row, x, at, u) {
  g.append("rect").attr("class", "band").attr("x", -4 * u).attr("y", 1).attr("width", at.overall + 8 * u).attr("height", row.height - 2).attr("rx", 3);
  const top = at.roomy ? (row.height - row.texts) / 2 : 6 * u;
  writeLines(g.append("text").attr("class", "label strong"), row.lines, 0, top + (row.lines.length * 16.5 * u) / 2, 16.5 * u);
  if (row.under) g.append("text").attr("class", "ranks").attr("y", top + row.texts - 8 * u).attr("dy", "0.35em").text(row.under);
  drawBar(g.append("g").attr("transform", `translate(0,${at.roomy ? row.height / 2 : row.height - 18 * u})`), row.node, x, at, u);
}

function draw(svg, width, u) {
  const at = layout(width, u);
  const rows = measure(at, u);
  if (rows.length === 0) return 0;
  const x = scaleLinear([0, 1], at.plot);
  const bottom = rows.at(-1).y + rows.at(-1).height;
  axisAbove(svg, x, { top: 26 * u, bottom, u, ticks: 5, write: (tick) => percent(tick) });
  const heads = svg.append("g").attr("class", "heads");
  heads.append("text").attr("text-anchor", "end").attr("x", at.score).attr("y", 16 * u).text(words("score"));
  if (view.domain) heads.append("text").attr("text-anchor", "end").attr("x", at.overall).attr("y", 16 * u).text(domainName(0));
  svg
    .selectAll("g.row")
    .data(rows)
    .join("g")
    .attr("class", "row")
    .attr("data-node", (row) => nodes[row.node].code)
    .attr("transform", (row) => `translate(0,${row.y})`)
    .each(function (row) {
      drawRow(select(this), row, x, at, u);
    });
  pressable(svg.selectAll("g.row"), {
    describe,
    press: ({ node }) => choose({ node: node === view.node ? 0 : node }),
    step: inLine(rows.length),
    at: rows.findIndex((row) => row.node === view.node),
  });
  markChosen(svg);
  return bottom + 6 * u;
}

function markChosen(svg) {
  writePressed(svg.selectAll("g.row"), { describe, chosen: (row) => row.node === view.node });
}

function legend() {
  const keys = view.domain ? GROUPS.map((group) => groupKey(group)) : [];
  if (view.domain) keys.push({ label: domainName(0), draw: (g, r) => g.append("line").attr("class", "median").attr("y1", -1.4 * r).attr("y2", 1.4 * r) });
  if (has("low")) keys.push({ label: intervalName(), draw: (g, r) => g.append("line").attr("class", "whisker").attr("x1", -1.5 * r).attr("x2", 1.5 * r) });
  return keys;
}

function table() {
  const columns = [{ label: words("item") }, { label: words("share_of_range"), numeric: true }, { label: words("score"), numeric: true }];
  if (has("low")) columns.push({ label: intervalName(), numeric: true });
  columns.push({ label: domainName(0), numeric: true });
  const rows = lowest().map((node) => {
    const cells = [textCell(nodeTitle(node)), numberCell(shareOf(node, view.domain), (value) => percent(value, 1)), numberCell(figure("score", node, view.domain), () => scoreText(node, view.domain))];
    if (has("low")) cells.push(textCell(intervalText(node, view.domain)));
    cells.push(numberCell(figure("score", node, 0), () => scoreText(node, 0)));
    return cells;
  });
  return { caption: title(), columns, rows };
}

const title = () => words("lowest", { name: domainTitle(view.domain), count: lowest().length });

export function startLowest() {
  const chart = frame("#lowest", {
    id: "lowest",
    title,
    subtitle: () => words("lowest_subtitle"),
    describe: () => lowest().map(nodeName).join("; "),
    hidden: () => lowest().length === 0,
    legend,
    table,
    draw,
  });
  watch((changed) => (changed.has("domain") || changed.has("language") || changed.has("size") ? chart.draw() : markChosen(chart.svg)));
}
