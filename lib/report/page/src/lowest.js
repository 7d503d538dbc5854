// SPDX-License-Identifier: GPL-3.0-or-later
// The items at which the chosen domain does worst, as shares of their ranges; the whole beside it.
import { scaleLinear } from "d3-scale";
import { axisAbove } from "./axis.js";
import { allNodes, data, figure, has, isSmall, nodes, share } from "./data.js";
import { across, band, say, scoreMark, upright } from "./draw.js";
import { frame } from "./figure.js";
import { groupKeys } from "./groups.js";
import { drawNodeRows, markNode, sharesOf } from "./node_rows.js";
import { percent } from "./numbers.js";
import { numberCell, textCell } from "./plain_table.js";
import {
  domainName,
  domainTitle,
  intervalName,
  intervalText,
  nodeName,
  nodeTitle,
  scoreRows,
  scoreText,
} from "./phrases.js";
import { fitting } from "./print.js";
import { wrap, writeLines } from "./text.js";
import { view, watch } from "./view.js";
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
  const marks = sharesOf(node);
  const overall = shareOf(node, 0);
  across(g, "stem", x(0), x(marks.score));
  if (view.domain && overall != null) upright(g, "median", x(overall), 11 * u);
  scoreMark(g, x, marks, 5.2 * u);
  say(g, "value", "end", at.score, 0, scoreText(node, view.domain));
  if (view.domain) say(g, "ranks", "end", at.overall, 0, scoreText(node, 0));
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

function drawRow(g, { node, lines, under, texts, height }, x, at, u) {
  const top = at.roomy ? (height - texts) / 2 : 6 * u;
  band(g, -4 * u, 1, at.overall + 8 * u, height - 2);
  writeLines(g.append("text").attr("class", "label strong"), lines, 0, top + (lines.length * 16.5 * u) / 2, 16.5 * u);
  if (under) say(g, "ranks", "start", 0, top + texts - 8 * u, under);
  const middle = at.roomy ? height / 2 : height - 18 * u;
  drawBar(g.append("g").attr("transform", `translate(0,${middle})`), node, x, at, u);
}

function draw(svg, width, u) {
  const at = layout(width, u);
  const rows = measure(at, u);
  if (rows.length === 0) return 0;
  const x = scaleLinear([0, 1], at.plot);
  const bottom = rows.at(-1).y + rows.at(-1).height;
  axisAbove(svg, x, { top: 26 * u, bottom, u, ticks: 5, write: (tick) => percent(tick) });
  const heads = svg.append("g").attr("class", "heads");
  say(heads, "head", "end", at.score, 12 * u, words("score"));
  if (view.domain) say(heads, "head", "end", at.overall, 12 * u, domainName(0));
  drawNodeRows(svg, rows, describe, (g, row) => drawRow(g, row, x, at, u));
  return bottom + 6 * u;
}

function legend() {
  const keys = view.domain ? groupKeys() : [];
  if (view.domain) keys.push({ label: domainName(0), draw: (g, r) => upright(g, "median", 0, 1.4 * r) });
  if (has("low")) keys.push({ label: intervalName(), draw: (g, r) => across(g, "whisker", -1.5 * r, 1.5 * r) });
  return keys;
}

function table() {
  const columns = [
    { label: words("item") },
    { label: words("share_of_range"), numeric: true },
    { label: words("score"), numeric: true },
  ];
  if (has("low")) columns.push({ label: intervalName(), numeric: true });
  if (view.domain) columns.push({ label: domainName(0), numeric: true });
  const rows = lowest().map((node) => {
    const cells = [
      textCell(nodeTitle(node)),
      numberCell(shareOf(node, view.domain), (value) => percent(value, 1)),
      numberCell(figure("score", node, view.domain), () => scoreText(node, view.domain)),
    ];
    if (has("low")) cells.push(textCell(intervalText(node, view.domain)));
    if (view.domain) cells.push(numberCell(figure("score", node, 0), () => scoreText(node, 0)));
    return cells;
  });
  return { caption: title(), columns, rows };
}

/** How many items may be lower still, since their figures are withheld. */
function remark() {
  const withheld = items.filter((node) => isSmall(node, view.domain)).length;
  return withheld > 0 ? words("lowest_withheld", { withheld, min: data.min_n }) : "";
}

const title = () => words("lowest", { name: domainTitle(view.domain), count: lowest().length });

export function startLowest() {
  const chart = frame("#lowest", {
    id: "lowest",
    title,
    subtitle: () => words("lowest_subtitle"),
    describe: () => lowest().map(nodeName).join("; "),
    remark,
    hidden: () => lowest().length === 0,
    legend,
    table,
    draw,
  });
  watch((changed) =>
    changed.has("domain") || changed.has("language") || changed.has("size")
      ? chart.draw()
      : markNode(chart.svg, describe),
  );
}
