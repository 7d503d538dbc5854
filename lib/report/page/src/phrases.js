// SPDX-License-Identifier: GPL-3.0-or-later
// What several parts of the page say in the same way of a domain and a node.
import { changeOf, data, domains, figure, flags, has, isSmall, nodes, settings } from "./data.js";
import { flagName } from "./flags.js";
import { groupName } from "./groups.js";
import { DASH, level, number, signed, span, whole } from "./numbers.js";
import { named, words } from "./words.js";

/** The whole is the country where every province or region of the list is in it, and nothing was left out on purpose. */
const COUNTRY = { 63: 63, 34: 34, regions: 6 };
const condition = settings.get("where");
const isCountry = COUNTRY[data.geography] === domains.length && !condition;

export const domainName = (domain) =>
  domain === 0 ? words(isCountry ? "country" : "overall") : named(domains[domain - 1]);

/** Where a name stands alone: what is no province, such as 1 or 2, says what it is of. */
export const domainTitle = (domain) =>
  domain === 0 || data.geography != null ? domainName(domain) : `${named(data.by)} ${domainName(domain)}`;
export const nodeName = (node) => named(nodes[node]);

/** Codes such as 1.2 and S.A help to find one's way; SIPAS and PAPI, the root's, do not. */
export const nodeTitle = (node) => (nodes[node].level === 0 ? nodeName(node) : `${nodes[node].code} ${nodeName(node)}`);

export const intervalName = () => words("interval", { level: level(data.level) });
export const scoreText = (node, domain) => (isSmall(node, domain) ? "‡" : number(figure("score", node, domain)));
export const intervalText = (node, domain) => span(figure("low", node, domain), figure("high", node, domain));
export const ranksText = (node, domain) =>
  span(figure("rank_low", node, domain), figure("rank_high", node, domain), whole);

const SIGNIFICANT = ["▲", "▼"];
const INSIGNIFICANT = ["△", "▽"];
const UNTESTED = ["↗", "↘"];

/** ▲ and ▼ where a change is significant, △ and ▽ where it is not, ↗ and ↘ where it was not tested. */
function changeMark({ change, p, sign }) {
  if (change == null || (!sign && Math.abs(change) < 0.005)) return "";
  const marks = p == null ? UNTESTED : sign ? SIGNIFICANT : INSIGNIFICANT;
  return marks[change > 0 ? 0 : 1];
}

/** Whether a change was tested, and what came of it. */
function changeVerdict({ p, sign }) {
  if (p == null) return words("change_no_test");
  return words(sign ? "change_significant" : "change_insignificant");
}

export function changeText(node, domain) {
  const change = changeOf(node, domain);
  if (change == null) return DASH;
  const figures = change.change == null ? [] : [signed(change.change), changeMark(change)];
  return [...figures, change.why && "≠"].filter(Boolean).join(" ");
}

/** What a change rests on: its test, and why it may not be one of the same thing. */
export function changeAside(node, domain) {
  const change = changeOf(node, domain);
  const verdict = change.change == null ? null : changeVerdict(change);
  return [verdict, change.why && `≠ ${named(change.why)}`].filter(Boolean).join("; ");
}

export function changeWords(node, domain) {
  const change = changeOf(node, domain);
  if (change == null) return DASH;
  const aside = changeAside(node, domain);
  return change.change == null ? aside : `${signed(change.change)} (${aside})`;
}

/** The group of a score; where it has none, whether that is for want of a score. */
export function groupText(node, domain) {
  const group = figure("group", node, domain);
  return group == null && figure("score", node, domain) != null ? words("group_unplaced") : groupName(group);
}

/** Rows of label and value that explain one score: of its tooltip and of its description for screen readers. */
export function scoreRows(node, domain) {
  const rows = [
    [words("score"), figure("score", node, domain) == null ? missingText(node, domain) : scoreText(node, domain)],
  ];
  if (has("low") && figure("low", node, domain) != null) rows.push([intervalName(), intervalText(node, domain)]);
  if (figure("rank", node, domain) != null) rows.push([words("rank"), whole(figure("rank", node, domain))]);
  if (figure("rank_low", node, domain) != null) rows.push([words("rank_span"), ranksText(node, domain)]);
  if (figure("group", node, domain) != null) rows.push([words("group"), groupName(figure("group", node, domain))]);
  if (figure("n", node, domain) != null) rows.push([words("respondents"), whole(figure("n", node, domain))]);
  return rows;
}

export const spoken = (title, rows) => `${title}. ${rows.map(([label, value]) => `${label}: ${value}`).join("; ")}`;

/** Flags of one figure in a few words; that it was published is said of the page as a whole. */
export const flagsText = (node, domain) =>
  flags(node, domain)
    .filter((flag) => flag !== "published")
    .map(flagName)
    .join("; ");

/** Why there is no score. */
export const missingText = (node, domain) => flagsText(node, domain) || words("missing");
