// SPDX-License-Identifier: GPL-3.0-or-later
// How people answered the items below the chosen node: stacked bars of the chosen domain, and thin ones of the whole.
import { select } from "d3-selection";
import { scaleLinear } from "d3-scale";
import { axisAbove } from "./axis.js";
import { data, leavesOf, nodes } from "./data.js";
import { say } from "./draw.js";
import { frame, textButton } from "./figure.js";
import { DASH, percent, whole } from "./numbers.js";
import { numberCell, textCell } from "./plain_table.js";
import { domainName, nodeName, nodeTitle } from "./phrases.js";
import { textWidth, wrap, writeLines } from "./text.js";
import { explain } from "./tooltip.js";
import { view, watch } from "./view.js";
import { named, words } from "./words.js";

const FEW = 10;
let all = false;

const byNode = new Map((data.shares ?? []).map((entry) => [entry.node, entry]));
const entries = () =>
  leavesOf(view.node)
    .map((node) => byNode.get(node))
    .filter(Boolean);
const listed = () => (all ? entries() : entries().slice(0, FEW));

const COLOURS = 5;
const GREYS = 6;

/** Where an answer stands between the worst, 0, and the best, 1; by its place where the data do not say; null: nowhere. */
const placeOf = ({ answers }, i) =>
  answers[i].step === undefined ? (answers.length > 1 ? i / (answers.length - 1) : 1) : answers[i].step;

/** The colour of an answer, from the worst to the best; answers without an order take greys in turn. */
function stepOf(entry, i) {
  const place = placeOf(entry, i);
  if (place != null) return String(Math.round(place * (COLOURS - 1)));
  const before = entry.answers.filter((_, k) => k < i && placeOf(entry, k) == null).length;
  return `none-${before % GREYS}`;
}

/** The parts of one bar, with where they begin. */
function parts(entry, domain) {
  let from = 0;
  return entry.answers.map((answer, i) => {
    const value = entry.share[i][domain];
    const part = { entry, answer, domain, value, from, step: stepOf(entry, i) };
    from += value ?? 0;
    return part;
  });
}

function drawBar(g, entry, domain, x, thick, u) {
  const known = parts(entry, domain).filter((part) => part.value != null);
  const why = entry.n[domain] > 0 ? `‡ ${words("withheld_small", { min: data.min_n })}` : words("missing_answers");
  if (known.length === 0) return say(g, "why", "start", x(0), 0, why);
  const piece = g
    .selectAll("g")
    .data(known)
    .join("g")
    .attr("class", (part) => `part step-${part.step}`);
  piece
    .append("rect")
    .attr("x", (part) => x(part.from))
    .attr("y", -thick / 2)
    .attr("width", (part) => Math.max(0, x(part.from + part.value) - x(part.from)))
    .attr("height", thick);
  const label = (part) => percent(part.value);
  const fits = (part) => domain === view.domain && x(part.value) - x(0) > textWidth(label(part), 12 * u, 600) + 8 * u;
  const labelled = piece.filter(fits);
  say(labelled, null, "middle", (part) => x(part.from + part.value / 2), 0, label);
  explain(piece, (part) => ({
    title: nodeTitle(part.entry.node),
    rows: [
      [domainName(part.domain), ""],
      [named(part.answer), percent(part.value, 1)],
    ],
  }));
}

function layout(width, u) {
  const roomy = width >= 640 * u;
  const names = roomy ? Math.min(width * 0.36, 400 * u) : width;
  return { roomy, names, plot: [roomy ? names + 20 * u : 0, width - 18 * u] };
}

function draw(svg, width, u) {
  const at = layout(width, u);
  const x = scaleLinear([0, 1], at.plot);
  const axis = svg.append("g");
  const two = view.domain > 0;
  let y = 30 * u;
  for (const entry of listed()) {
    const lines = wrap(nodeName(entry.node), at.names - 4 * u, 13 * u, 400);
    const bars = (two ? 38 : 28) * u;
    const height = at.roomy ? Math.max(bars, lines.length * 17 * u + 6 * u) : lines.length * 17 * u + bars + 4 * u;
    const g = svg
      .append("g")
      .attr("class", "item")
      .attr("data-node", nodes[entry.node].code)
      .attr("transform", `translate(0,${y})`);
    const middle = at.roomy ? height / 2 : height - bars / 2 - 2 * u;
    writeLines(
      g.append("text").attr("class", "label"),
      lines,
      0,
      at.roomy ? middle : (lines.length * 17 * u) / 2,
      17 * u,
    );
    drawBar(
      g
        .append("g")
        .attr("class", "bar-own")
        .attr("transform", `translate(0,${two ? middle - 5 * u : middle})`),
      entry,
      view.domain,
      x,
      19 * u,
      u,
    );
    if (two)
      drawBar(
        g
          .append("g")
          .attr("class", "bar-whole")
          .attr("transform", `translate(0,${middle + 10 * u})`),
        entry,
        0,
        x,
        6 * u,
        u,
      );
    y += height + 5 * u;
  }
  axisAbove(axis, x, { top: 26 * u, bottom: y, u, ticks: at.roomy ? 10 : 5, write: (tick) => percent(tick) });
  return y + 4 * u;
}

/** What scales must have in common to share their keys. */
const scaleOf = (entry) =>
  JSON.stringify(entry.answers.map(({ code, en, vi }, i) => [code, en, vi, stepOf(entry, i)]));

/** The keys of each scale once, in the order of the items. */
function legend() {
  const scales = new Map(listed().map((entry) => [scaleOf(entry), entry]));
  return [...scales.values()].flatMap((entry) =>
    entry.answers.map((answer, i) => ({
      label: named(answer),
      draw: (g, r) =>
        g
          .append("g")
          .attr("class", `part step-${stepOf(entry, i)}`)
          .append("rect")
          .attr("x", -1.3 * r)
          .attr("y", -r)
          .attr("width", 2.6 * r)
          .attr("height", 2 * r),
    })),
  );
}

function table() {
  const columns = [
    { label: words("item") },
    { label: words("answer") },
    { label: domainName(view.domain), numeric: true },
  ];
  columns.push({ label: words("valid_answers"), numeric: true });
  if (view.domain) columns.push({ label: domainName(0), numeric: true });
  const rows = entries().flatMap((entry) =>
    entry.answers.map((answer, i) => {
      const cell = (domain) =>
        numberCell(entry.share[i][domain], (value) =>
          value == null ? (entry.n[domain] > 0 ? "‡" : DASH) : percent(value, 1),
        );
      const cells = [
        textCell(nodeTitle(entry.node)),
        textCell(named(answer)),
        cell(view.domain),
        numberCell(entry.n[view.domain], whole),
      ];
      return view.domain ? [...cells, cell(0)] : cells;
    }),
  );
  return { caption: words("shares", { node: nodeTitle(view.node) }), columns, rows };
}

export function startShares() {
  select("#answers").attr("hidden", data.shares ? null : "");
  if (!data.shares) return;
  const chart = frame("#shares", {
    id: "shares",
    title: () => words("shares", { node: nodeTitle(view.node) }),
    subtitle: () =>
      view.domain
        ? words("shares_subtitle", { name: domainName(view.domain), overall: domainName(0) })
        : words("shares_subtitle_overall"),
    describe: () =>
      listed()
        .map((entry) => nodeName(entry.node))
        .join("; "),
    hidden: () => entries().length === 0,
    legend,
    table,
    draw,
  });
  const more = select(chart.element)
    .select(".tools")
    .insert(() => textButton().node(), ":first-child")
    .attr("id", "shares-more");
  const write = () => {
    chart.draw();
    more.attr("hidden", entries().length > FEW ? null : "").attr("aria-expanded", String(all));
    more.text(words(all ? "shares_few" : "shares_all", { count: all ? FEW : entries().length }));
  };
  more.on("click", () => {
    all = !all;
    write();
  });
  watch(write);
}
