// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at: language, node and domain. Kept in the address, so that a link shows the same.
import { data, domainOf, domains, nodeOf, nodes } from "./data.js";

const LANGUAGES = ["vi", "en"];
const watchers = [];

export const view = { language: data.lang, node: 0, domain: 0 };

/** Calls `draw(changed)` after every change; `changed` has the names of what did. */
export const watch = (draw) => watchers.push(draw);

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  return {
    language: LANGUAGES.includes(given.get("lang")) ? given.get("lang") : view.language,
    node: given.has("node") ? nodeOf(given.get("node")) : view.node,
    domain: given.has("domain") ? domainOf(given.get("domain")) : view.domain,
  };
}

function write() {
  const hash = new URLSearchParams({ lang: view.language, node: nodes[view.node].code });
  if (view.domain > 0) hash.set("domain", domains[view.domain - 1].key);
  try {
    history.replaceState(null, "", `#${hash}`);
  } catch {
    // A page that may not write its address works all the same.
  }
}

/** Takes what is new of `next` and lets everything be drawn that depends on it. */
export function choose(next) {
  const changed = Object.keys(next).filter((key) => next[key] !== view[key]);
  if (changed.length === 0) return;
  Object.assign(view, next);
  write();
  redraw(changed);
}

export const redraw = (changed) => watchers.forEach((draw) => draw(new Set(changed)));

/** Reads the address, draws everything, and follows the address from then on. */
export function start() {
  Object.assign(view, read());
  redraw(["language", "node", "domain", "size"]);
  addEventListener("hashchange", () => choose(read()));
}
