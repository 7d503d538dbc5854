// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen domain at every dimension and sub-dimension, on the range of each: against the median and the best, and since the last round.
import { max, median, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { axisAbove } from "./axis.js";
import { allNodes, changeOf, data, domains, figure, has, nodes, share } from "./data.js";
import { across, band, say, scoreMark, upright } from "./draw.js";
import { frame } from "./figure.js";
import { groupKeys } from "./groups.js";
import { drawNodeRows, markNode, sharesOf } from "./node_rows.js";
import { number, percent, whole } from "./numbers.js";
import { numberCell, textCell } from "./plain_table.js";
import {
  changeText,
  changeWords,
  domainTitle,
  groupText,
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
  const changes = data.changes ? (data.changes.whys.length ? 108 : 92) * u : 0;
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
    const height = at.roomy
      ? Math.max(fitting(28 * u, shown.length + 4), lines.length * 15 * u + 5 * u)
      : lines.length * 17 * u + 32 * u;
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
  if (low != null) across(g, "spread", x(low), x(best));
  if (middle != null) upright(g, "median", x(middle), 7 * u);
  if (best != null)
    g.append("circle")
      .attr("class", "best")
      .attr("cx", x(best))
      .attr("r", 3.5 * u);
  scoreMark(g, x, sharesOf(node), 5.2 * u);
}

function drawRow(g, { node, lines, inset, height }, x, at, u) {
  const middle = at.roomy ? height / 2 : lines.length * 17 * u + 14 * u;
  band(g, -4 * u, 1, at.side.change + 8 * u, height - 2);
  const title = g.append("text").attr("class", nodes[node].level > 1 ? "label" : "label strong");
  writeLines(title, lines, inset, at.roomy ? middle : (lines.length * 17 * u) / 2 + 4 * u, 17 * u);
  drawMarks(g.append("g").attr("transform", `translate(0,${middle})`), node, x, u);
  say(g, "value", "end", at.side.score, middle, scoreText(node, view.domain));
  if (!data.changes) return;
  const sign = changeOf(node, view.domain)?.sign ?? null;
  say(g, "change", "end", at.side.change, middle, changeText(node, view.domain)).attr("data-sign", sign);
}

function describe({ node }) {
  const rows = scoreRows(node, view.domain);
  const { median: middle, best } = spreads.get(node);
  const back = (value) => (value == null ? null : nodes[node].min + value * (nodes[node].max - nodes[node].min));
  if (domains.length > 0) rows.push([words("median"), number(back(middle))], [words("best"), number(back(best))]);
  if (changeOf(node, view.domain))
    rows.push([words("change", { before: data.changes.before }), changeWords(node, view.domain)]);
  return { title: nodeTitle(node), rows };
}

function draw(svg, width, u) {
  const at = layout(width, u);
  const rows = measure(at, u);
  const x = scaleLinear(extent(), at.plot).nice(6);
  const bottom = rows.at(-1).y + rows.at(-1).height;
  axisAbove(svg, x, {
    top: 26 * u,
    bottom,
    u,
    ticks: Math.max(3, Math.round((at.plot[1] - at.plot[0]) / (80 * u))),
    write: (tick) => percent(tick),
  });
  const heads = svg.append("g").attr("class", "heads");
  say(heads, "head", "end", at.side.score, 12 * u, words("score"));
  if (data.changes) say(heads, "head", "end", at.side.change, 12 * u, words("change_short"));
  drawNodeRows(svg, rows, describe, (g, row) => drawRow(g, row, x, at, u));
  return bottom + 6 * u;
}

function legend() {
  const keys = view.domain ? groupKeys() : [];
  if (domains.length > 0)
    keys.push(
      { label: words("median"), draw: (g, r) => upright(g, "median", 0, 1.4 * r) },
      {
        label: words("best"),
        draw: (g, r) =>
          g
            .append("circle")
            .attr("class", "best")
            .attr("r", 0.7 * r),
      },
      { label: words("profile_spread"), draw: (g, r) => across(g, "spread", -1.5 * r, 1.5 * r) },
    );
  if (data.uncertainty) keys.push({ label: intervalName(), draw: (g, r) => across(g, "whisker", -1.5 * r, 1.5 * r) });
  return keys;
}

function remark() {
  if (!data.changes) return "";
  const all = shown.map((node) => changeOf(node, view.domain)).filter(Boolean);
  const known = all.filter((change) => change.change != null);
  const parts = known.some((change) => change.p != null) ? ["change_up", "change_down", "change_not"] : [];
  if (known.some((change) => change.p == null)) parts.push("change_untested");
  if (all.some((change) => change.change == null)) parts.push("change_broken");
  if (known.some((change) => change.why)) parts.push("change_across");
  const whys = [...new Set(all.filter((change) => change.why).map((change) => named(change.why)))];
  if (parts.length === 0) return "";
  return `${words("change", { before: data.changes.before })}: ${parts.map((part) => words(part)).join(" · ")}${whys.length ? ` (${whys.join("; ")})` : ""}`;
}

function table() {
  const columns = [{ label: words("node") }, { label: words("score"), numeric: true }];
  if (has("low")) columns.push({ label: intervalName(), numeric: true });
  if (has("rank")) columns.push({ label: words("rank"), numeric: true });
  if (has("group")) columns.push({ label: words("group") });
  const shares = domains.length > 0 ? ["share_of_range", "profile_median", "profile_best"] : ["share_of_range"];
  columns.push(...shares.map((key) => ({ label: words(key), numeric: true })));
  if (data.changes) columns.push({ label: words("change", { before: data.changes.before }), numeric: true });
  const rows = shown.map((node) => {
    const { median: middle, best } = spreads.get(node);
    const cells = [
      textCell(nodeTitle(node)),
      numberCell(figure("score", node, view.domain), () => scoreText(node, view.domain)),
    ];
    if (has("low")) cells.push(textCell(intervalText(node, view.domain)));
    if (has("rank")) cells.push(numberCell(figure("rank", node, view.domain), whole));
    if (has("group")) cells.push(textCell(view.domain ? groupText(node, view.domain) : ""));
    for (const value of [share(node, figure("score", node, view.domain)), middle, best].slice(0, shares.length))
      cells.push(numberCell(value ?? null, (v) => percent(v, 1)));
    if (data.changes) cells.push(textCell(changeWords(node, view.domain)));
    return cells;
  });
  return { caption: words("profile", { name: domainTitle(view.domain) }), columns, rows };
}

export function startProfile() {
  const profile = frame("#profile", {
    id: "profile",
    title: () => words("profile", { name: domainTitle(view.domain) }),
    subtitle: () => words(domains.length > 0 ? "profile_subtitle" : "profile_subtitle_alone"),
    describe: () => shown.map(nodeName).join("; "),
    hidden: () => shown.length === 0,
    remark,
    legend,
    table,
    draw,
  });
  watch((changed) =>
    changed.has("domain") || changed.has("language") || changed.has("size")
      ? profile.draw()
      : markNode(profile.svg, describe),
  );
}
