// SPDX-License-Identifier: GPL-3.0-or-later
// All domains from best to worst at the chosen node: marks, intervals, ranks; and, with a domain chosen, who differs from it.
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { compared, countCompared, data, figure, has, ranked } from "./data.js";
import { axisAbove } from "./axis.js";
import { across, band, say, scoreMark } from "./draw.js";
import { frame } from "./figure.js";
import { groupKeys, shape } from "./groups.js";
import { pressable, writePressed } from "./marks.js";
import { level, number, whole } from "./numbers.js";
import { numberCell, textCell } from "./plain_table.js";
import {
  domainName,
  groupText,
  intervalName,
  intervalText,
  missingText,
  nodeTitle,
  ranksText,
  scoreRows,
  scoreText,
} from "./phrases.js";
import { fitting } from "./print.js";
import { inLine } from "./roving.js";
import { textWidth } from "./text.js";
import { choose, view, watch } from "./view.js";
import { words } from "./words.js";

const SIGNS = { higher: "+", lower: "−", same: "≈", untested: "" };

/** Where the columns of the chart stand in a given width. */
function columns(rows, width, u) {
  const roomy = width >= 460 * u;
  const names = Math.max(...rows.map((row) => textWidth(domainName(row.index), 13 * u, 600)), 40 * u);
  const left = { rank: 22 * u, name: 32 * u };
  left.plot = left.name + Math.min(names, width * 0.36) + 14 * u;
  const ranks = has("rank_low") && roomy ? Math.max(52 * u, textWidth(words("ranks_head"), 12 * u) + 14 * u) : 0;
  const signs = data.differences ? 20 * u : 0;
  const right = { signs: width - 9 * u, ranks: width - signs - 4 * u };
  right.score = width - signs - ranks - 4 * u;
  right.plot = right.score - 56 * u;
  return { left, right, showRanks: ranks > 0, names: left.plot - left.name - 8 * u };
}

function scale(node, from, to) {
  const values = [0, ...ranked(node).map((domain) => domain.index)].flatMap((domain) =>
    ["score", "low", "high"].map((column) => figure(column, node, domain)),
  );
  const known = values.filter((value) => value != null);
  return scaleLinear(known.length ? [Math.min(...known), Math.max(...known)] : [0, 1], [from, to]).nice(5);
}

function drawRow(g, row, x, at, u) {
  const { node } = view;
  const [score, low, high, group] = ["score", "low", "high", "group"].map((column) => figure(column, node, row.index));
  band(g, 0.5, -at.half, at.width - 1, 2 * at.half);
  say(g, "rank", "end", at.left.rank, 0, whole(figure("rank", node, row.index)));
  say(g, "label", "start", at.left.name, 0, domainName(row.index));
  across(g, "rail", at.left.plot, at.right.plot);
  scoreMark(g, x, { score, low, high, group }, 4.6 * u);
  if (score == null) say(g, "why", "start", at.left.plot, 0, missingText(node, row.index));
  say(g, "value", "end", at.right.score, 0, scoreText(node, row.index));
  if (at.showRanks) say(g, "ranks", "end", at.right.ranks, 0, ranksText(node, row.index));
  say(g, "sign", "middle", at.right.signs, 0, "");
}

function drawWhole(svg, x, top, bottom, u) {
  const score = figure("score", view.node, 0);
  if (score == null) return;
  const g = svg
    .append("g")
    .attr("class", "whole")
    .attr("transform", `translate(${x(score)},0)`);
  g.append("line").attr("y1", top).attr("y2", bottom);
  say(g, "name", "middle", 0, top - 12 * u, `${domainName(0)} ${scoreText(view.node, 0)}`);
}

function describe(row) {
  const rows = scoreRows(view.node, row.index);
  const relation = compared(view.node, view.domain, row.index);
  if (data.differences && view.domain > 0 && row.index !== view.domain)
    rows.push([words("compared_with", { name: domainName(view.domain) }), words(relation)]);
  return { title: domainName(row.index), rows };
}

/** What a choice of a domain changes: the row that stands out, and how the others compare with it. */
function markChosen(svg) {
  const relation = (row) => compared(view.node, view.domain, row.index);
  const rows = svg.selectAll("g.row");
  const { tested } = countCompared(view.node, view.domain);
  const isUntested = (row) => tested > 0 && row.index !== view.domain && relation(row) === "untested";
  rows.classed("alike", (row) => relation(row) === "same").classed("untested", isUntested);
  rows.attr("data-relation", relation);
  writePressed(rows, { describe, chosen: (row) => row.index === view.domain });
  rows.select(".sign").text((row) => SIGNS[relation(row)]);
}

function draw(svg, width, u) {
  const rows = ranked(view.node);
  const at = { ...columns(rows, width, u), width, half: fitting(24 * u, rows.length + 3) / 2 };
  const x = scale(view.node, at.left.plot + 8 * u, at.right.plot - 6 * u);
  const [top, bottom] = [44 * u, 44 * u + rows.length * 2 * at.half];
  axisAbove(svg, x, {
    top,
    bottom,
    u,
    label: 12 * u,
    ticks: Math.max(3, Math.round((at.right.plot - at.left.plot) / (70 * u))),
    write: number,
  });
  drawWhole(svg, x, top, bottom, u);
  const heads = svg.append("g").attr("class", "heads");
  say(heads, "head", "end", at.right.score, 12 * u, words("score"));
  if (at.showRanks) say(heads, "head", "end", at.right.ranks, 12 * u, words("ranks_head"));
  svg
    .selectAll("g.row")
    .data(rows)
    .join("g")
    .attr("class", "row")
    .attr("data-domain", (row) => row.key)
    .attr("transform", (_, i) => `translate(0,${top + (2 * i + 1) * at.half})`)
    .each(function (row) {
      drawRow(select(this), row, x, at, u);
    });
  pressable(svg.selectAll("g.row"), {
    describe,
    press: (row) => choose({ domain: row.index === view.domain ? 0 : row.index }),
    step: inLine(rows.length),
    at: rows.findIndex((row) => row.index === view.domain),
  });
  markChosen(svg);
  return bottom + 4 * u;
}

function table() {
  const columns = [words("choose_domain"), words("rank"), words("score")].map((label, i) => ({
    label,
    numeric: i > 0,
  }));
  if (has("low")) columns.push({ label: intervalName(), numeric: true });
  if (has("rank_low")) columns.push({ label: words("rank_span"), numeric: true });
  if (has("group")) columns.push({ label: words("group") });
  if (data.differences && view.domain)
    columns.push({ label: words("compared_with", { name: domainName(view.domain) }) });
  const rows = ranked(view.node).map(({ index }) => {
    const cells = [
      textCell(domainName(index)),
      numberCell(figure("rank", view.node, index), whole),
      numberCell(figure("score", view.node, index), () => scoreText(view.node, index)),
    ];
    if (has("low")) cells.push(textCell(intervalText(view.node, index)));
    if (has("rank_low")) cells.push(textCell(ranksText(view.node, index)));
    if (has("group")) cells.push(textCell(groupText(view.node, index)));
    if (data.differences && view.domain)
      cells.push(textCell(index === view.domain ? "" : words(compared(view.node, view.domain, index))));
    return cells;
  });
  return { caption: words("ranking", { node: nodeTitle(view.node) }), columns, rows };
}

const relationKey = (key, className) => ({
  label: words(key),
  draw: (g, r) => g.append("path").attr("class", `mark ${className}`).attr("d", shape(1, r)),
});

function legend() {
  const keys = groupKeys();
  const { tested, untested } = countCompared(view.node, view.domain);
  if (tested > 0) keys.push(relationKey("hollow", "alike"));
  if (tested > 0 && untested > 0) keys.push(relationKey("untested", "untested"));
  return keys;
}

/** What the looks of the marks say of the others and the chosen one; nothing where nobody asked. */
function remark() {
  const { tested, untested } = countCompared(view.node, view.domain);
  if (tested === 0) return "";
  const hollow = words("ranking_hollow", { name: domainName(view.domain) });
  return untested > 0 ? `${hollow} ${words("ranking_untested")}` : hollow;
}

export function startRanking() {
  select("#overview").attr("hidden", data.domains.length ? null : "");
  const figureOf = frame("#ranking", {
    id: "ranking",
    title: () => words("ranking", { node: nodeTitle(view.node) }),
    subtitle: () => words(data.uncertainty ? "ranking_interval" : "ranking_plain", { level: level(data.level) }),
    describe: () => words("ranking_how", { rows: data.domains.length }),
    remark,
    hidden: () => data.domains.length === 0,
    legend,
    table,
    draw,
  });
  watch((changed) => {
    if (changed.has("node") || changed.has("language") || changed.has("size")) return figureOf.draw();
    markChosen(figureOf.svg);
    figureOf.legend();
    figureOf.texts();
  });
}
