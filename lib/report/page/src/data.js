// SPDX-License-Identifier: GPL-3.0-or-later
// What the library put into the page, and questions to it. Domain 0 is the whole.

export const data = JSON.parse(document.getElementById("data").textContent);
export const { nodes, scores } = data;

/** Codes name domains in the address where each has its own; joined ones and empty ones may not, and numbers do. */
const codes = new Set(data.domains.map(({ code }) => code));
const areNames = codes.size === data.domains.length && !codes.has("");
export const domains = data.domains.map((domain, i) => ({
  ...domain,
  index: i + 1,
  key: areNames ? domain.code : String(i + 1),
}));

export const settings = new Map(data.settings.map(({ key, value }) => [key, value]));

/** A figure of `scores`, or null where it is missing or the whole column is. */
export const figure = (column, node, domain) => scores[column]?.[node][domain] ?? null;
export const flags = (node, domain) => data.flag_sets[figure("flags", node, domain) ?? 0];
export const isSmall = (node, domain) => flags(node, domain).includes("small_cell");

/** Whether a flag stands at any figure at all. */
export const hasFlag = (flag) => data.flag_sets.some((set) => set.includes(flag));

/** Whose scores these are: "published", "merged" where some were computed from published ones, or "computed" from answers. */
export const origin = !data.published ? "computed" : hasFlag("approximate") ? "merged" : "published";

/** Whether a column of `scores` has anything to show. */
export const has = (column) => scores[column] != null;

const childrenOf = (node) => nodes.flatMap((other, i) => (other.parent === node ? [i] : []));
export const leavesOf = (node) => (nodes[node].item ? [node] : childrenOf(node).flatMap(leavesOf));
export const allNodes = nodes.map((_, i) => i);

/** What stands between the index and its items, and is broken down far enough to be worth a map of its own. */
export const dimensions = (() => {
  for (const lowest of [1, 2, 3]) {
    const found = allNodes.filter((i) => nodes[i].level >= 1 && nodes[i].level <= lowest && !nodes[i].item);
    if (found.length >= 4) return found;
  }
  return allNodes.filter((i) => nodes[i].level === 1);
})();

/** Where on the node's own range a score lies: 0 at its least, 1 at its most. */
export function share(node, value) {
  const { min, max } = nodes[node];
  return value == null || min == null || !(max > min) ? null : (value - min) / (max - min);
}

/** Domains from best to worst; those without a score last, in their own order. */
export function ranked(node) {
  const score = (domain) => figure("score", node, domain.index) ?? -Infinity;
  return [...domains].sort((a, b) => score(b) - score(a) || a.index - b.index);
}

const indexOf = new Map(domains.map((domain) => [domain.key, domain.index]));
export const domainOf = (key) => indexOf.get(key) ?? 0;
export const nodeOf = (code) =>
  Math.max(
    0,
    nodes.findIndex((node) => node.code === code),
  );

/** What was tested between two domains, from the point of view of `other`. */
const TESTED = ["untested", "lower", "higher", "same"];
const TURNED = ["untested", "higher", "lower", "same"];
const unpacked = new Map();

function pairs(node) {
  if (!unpacked.has(node))
    unpacked.set(
      node,
      Uint8Array.from(atob(data.differences[node]), (c) => c.charCodeAt(0)),
    );
  return unpacked.get(node);
}

/** Is `other` significantly "higher" or "lower" than `chosen`, the "same" as far as one can tell, or "untested"? */
export function compared(node, chosen, other) {
  if (data.differences == null || chosen === 0 || other === 0 || chosen === other) return "untested";
  const [i, j] = [Math.min(chosen, other) - 1, Math.max(chosen, other) - 1];
  const pair = i * domains.length - (i * (i + 1)) / 2 + (j - i - 1);
  const bits = (pairs(node)[pair >> 2] >> ((pair & 3) * 2)) & 3;
  return (chosen < other ? TESTED : TURNED)[bits];
}

/** How many of the others are higher, lower, the same or untested; `tested` is how many of them were tested. */
export function countCompared(node, chosen) {
  const counts = { higher: 0, lower: 0, same: 0, untested: 0 };
  for (const { index } of domains) if (index !== chosen) counts[compared(node, chosen, index)] += 1;
  return { ...counts, tested: counts.higher + counts.lower + counts.same };
}

/** The change since the earlier round: null where none is known and nobody says why. */
export function changeOf(node, domain) {
  const all = data.changes;
  if (all == null) return null;
  const at = (column) => all[column]?.[node][domain] ?? null;
  const why = at("why") ? all.whys[at("why") - 1] : null;
  if (at("change") == null && why == null) return null;
  return {
    before: at("score"),
    change: at("change"),
    low: at("low"),
    high: at("high"),
    p: at("p"),
    sign: at("sign"),
    why,
  };
}
