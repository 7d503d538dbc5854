// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen domain at every dimension and sub-dimension, on the range of each: against the median and the best, and since the last round.
import { select } from "d3-selection";
import { max, median, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { axisAbove } from "./axis.js";
import { allNodes, changeOf, data, domains, figure, has, nodes, share } from "./data.js";
import { frame } from "./figure.js";
import { groupClass, groupKey, groupName, GROUPS, shape } from "./groups.js";
import { pressable, writePressed } from "./marks.js";
import { number, percent, whole } from "./numbers.js";
import { numberCell, textCell } from "./plain_table.js";
import { changeText, changeWords, domainTitle, intervalName, intervalText, nodeName, nodeTitle, scoreRows, scoreText } from "./phrases.js";
import { fitting } from "./print.js";
import { inLine } from "./roving.js";
import { wrap, writeLines } from "./text.js";
import { choose, view, watch } from "./view.js";
import { named, words } from "./words.js";

const DEEPEST = 2;
const shown = allNodes.filter((node) => nodes[node].level >= 1 && nodes[node].level <= DEEPEST);

/** How all domains spread at a node, as shares of its range. */
const spreads = new Map(
  shown.map((node) => {
    const all = domains.map(({ index }) => share(node, figure("score", node, index))).filter((value) => value != null);
    return [node, { low: min(all), median: median(all), best: max(all) }];
  }),
);

function layout(width, u) {
  const roomy = width >= 640 * u;
  const changes = data.changes ? 92 * u : 0;
  const side = { change: width, score: width - changes - (changes ? 8 * u : 2 * u) };
  const names = roomy ? Math.min(width * 0.4, 400 * u) : width;
  const plot = [roomy ? names + 22 * u : 8 * u, side.score - 70 * u];
  return { roomy, side, names, plot };
}

/** Rows with their heights: names above the marks where the window is narrow, long ones in two lines. */
function measure(at, u) {
  const top = 30 * u;
  let y = top;
  const rows = shown.map((node) => {
    const inset = nodes[node].level > 1 ? 16 * u : 0;
    const lines = wrap(nodeTitle(node), at.names - inset - 4 * u, 13 * u, nodes[node].level > 1 ? 400 : 700);
    const height = at.roomy ? Math.max(fitting(28 * u, shown.length + 4), lines.length * 15 * u + 5 * u) : lines.length * 17 * u + 32 * u;
    const before = nodes[node].level === 1 && y > top ? 10 * u : 0;
    const row = { node, inset, lines, y: y + before, height };
    y += before + height;
    return row;
  });
  const squeeze = fitting(y - top, 1) / (y - top);
  return rows.map((row) => ({ ...row, y: top + (row.y - top) * squeeze, height: row.height * squeeze }));
}

function extent() {
  const values = shown.flatMap((node) => {
    const { low, best } = spreads.get(node);
    return [low, best, ...["score", "low", "high"].map((column) => share(node, figure(column, node, view.domain)))];
  });
  const known = values.filter((value) => value != null);
  return known.length ? [Math.max(0, min(known)), Math.min(1, max(known))] : [0, 1];
}

function drawMarks(g, node, x, u) {
  const { low, median: middle, best } = spreads.get(node);
  const group = figure("group", node, view.domain);
  if (low != null) g.append("line").attr("class", "spread").attr("x1", x(low)).attr("x2", x(best));
  if (middle != null) g.append("line").attr("class", "median").attr("x1", x(middle)).attr("x2", x(middle)).attr("y1", -7 * u).attr("y2", 7 * u);
  if (best != null) g.append("circle").attr("class", "best").attr("cx", x(best)).attr("r", 3.5 * u);
  const [from, to, score] = ["low", "high", "score"].map((column) => share(node, figure(column, node, view.domain)));
  if (from != null && to != null) g.append("line").attr("class", `whisker ${groupClass(group)}`).attr("x1", x(Math.max(x.domain()[0], from))).attr("x2", x(Math.min(x.domain()[1], to)));
  if (score != null) g.append("path").attr("class", `mark anchor ${groupClass(group)}`).attr("transform", `translate(${x(score)},0)`).attr("d", shape(group ?? 1, 5.2 * u));
}

function drawRow(g, row, x, at, u) {
  const middle = at.roomy ? row.height / 2 : row.lines.length * 17 * u + 14 * u;
  g.append("rect").attr("class", "band").attr("x", -4 * u).attr("y", 1).attr("width", at.side.change + 8 * u).attr("height", row.height - 2).attr("rx", 3);
  const title = g.append("text").attr("class", nodes[row.node].level > 1 ? "label" : "label strong");
  writeLines(title, row.lines, row.inset, at.roomy ? middle : (row.lines.length * 17 * u) / 2 + 4 * u, 17 * u);
  drawMarks(g.append("g").attr("transform", `translate(0,${middle})`), row.node, x, u);
  const side = (className, where, text) => g.append("text").attr("class", className).attr("text-anchor", "end").attr("x", where).attr("y", middle).attr("dy", "0.35em").text(text);
  side("value", at.side.score, scoreText(row.node, view.domain));
  if (data.changes) side("change", at.side.change, changeText(row.node, view.domain)).attr("data-sign", changeOf(row.node, view.domain)?.sign ?? null);
}

function describe({ node }) {
  const rows = scoreRows(node, view.domain);
  const { median: middle, best } = spreads.get(node);
  const back = (value) => (value == null ? null : nodes[node].min + value * (nodes[node].max - nodes[node].min));
  rows.push([words("median"), number(back(middle))], [words("best"), number(back(best))]);
  if (changeOf(node, view.domain)) rows.push([words("change", { before: data.changes.before }), changeWords(node, view.domain)]);
  return { title: nodeTitle(node), rows };
}

function draw(svg, width, u) {
  const at = layout(width, u);
  const rows = measure(at, u);
  const x = scaleLinear(extent(), at.plot).nice(6);
  const bottom = rows.at(-1).y + rows.at(-1).height;
  axisAbove(svg, x, { top: 26 * u, bottom, u, ticks: Math.max(3, Math.round((at.plot[1] - at.plot[0]) / (80 * u))), write: (tick) => percent(tick) });
  const heads = svg.append("g").attr("class", "heads");
  const head = (where, text) => heads.append("text").attr("text-anchor", "end").attr("x", where).attr("y", 16 * u).text(text);
  head(at.side.score, words("score"));
  if (data.changes) head(at.side.change, words("change_short"));
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
  const line = (className, half) => (g, r) => g.append("line").attr("class", className).attr("x1", -half * r).attr("x2", half * r);
  const keys = view.domain ? GROUPS.map((group) => groupKey(group)) : [];
  keys.push({ label: words("median"), draw: (g, r) => g.append("line").attr("class", "median").attr("y1", -1.4 * r).attr("y2", 1.4 * r) });
  keys.push({ label: words("best"), draw: (g, r) => g.append("circle").attr("class", "best").attr("r", 0.7 * r) });
  keys.push({ label: words("profile_spread"), draw: line("spread", 1.5) });
  if (data.uncertainty) keys.push({ label: intervalName(), draw: line("whisker", 1.5) });
  return keys;
}

function remark() {
  if (!data.changes) return "";
  const all = shown.map((node) => changeOf(node, view.domain)).filter(Boolean);
  const parts = data.changes.tested ? ["change_up", "change_down", "change_not"] : ["change_untested"];
  if (all.some((change) => change.change == null)) parts.push("change_broken");
  const whys = [...new Set(all.filter((change) => change.change == null && change.why).map((change) => named(change.why)))];
  return `${words("change", { before: data.changes.before })}: ${parts.map((part) => words(part)).join(" · ")}${whys.length ? ` (${whys.join("; ")})` : ""}`;
}

function table() {
  const columns = [{ label: words("node") }, { label: words("score"), numeric: true }];
  if (has("low")) columns.push({ label: intervalName(), numeric: true });
  columns.push({ label: words("rank"), numeric: true }, { label: words("group") }, { label: words("share_of_range"), numeric: true }, { label: words("profile_median"), numeric: true }, { label: words("profile_best"), numeric: true });
  if (data.changes) columns.push({ label: words("change", { before: data.changes.before }), numeric: true });
  const rows = shown.map((node) => {
    const { median: middle, best } = spreads.get(node);
    const cells = [textCell(nodeTitle(node)), numberCell(figure("score", node, view.domain), () => scoreText(node, view.domain))];
    if (has("low")) cells.push(textCell(intervalText(node, view.domain)));
    const group = figure("group", node, view.domain);
    cells.push(numberCell(figure("rank", node, view.domain), whole), textCell(group == null ? "" : groupName(group)));
    for (const value of [share(node, figure("score", node, view.domain)), middle, best]) cells.push(numberCell(value ?? null, (v) => percent(v, 1)));
    if (data.changes) cells.push(textCell(changeWords(node, view.domain)));
    return cells;
  });
  return { caption: words("profile", { name: domainTitle(view.domain) }), columns, rows };
}

export function startProfile() {
  const profile = frame("#profile", {
    id: "profile",
    title: () => words("profile", { name: domainTitle(view.domain) }),
    subtitle: () => words("profile_subtitle"),
    describe: () => shown.map(nodeName).join("; "),
    hidden: () => shown.length === 0,
    remark,
    legend,
    table,
    draw,
  });
  watch((changed) => (changed.has("domain") || changed.has("language") || changed.has("size") ? profile.draw() : markChosen(profile.svg)));
}
