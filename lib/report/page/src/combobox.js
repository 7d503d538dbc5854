// SPDX-License-Identifier: GPL-3.0-or-later
// The field that finds a domain: letters narrow the list, arrow keys walk through it, Enter chooses, Escape closes.
import { select } from "d3-selection";
import { data, domains } from "./data.js";
import { plain } from "./text.js";
import { choose, view, watch } from "./view.js";
import { named, words } from "./words.js";

const input = select("#domain");
const list = select("#domain-list");
const clear = select("#domain-clear");
let found = [];
let active = -1;

const chosenName = () => (view.domain > 0 ? named(domains[view.domain - 1]) : "");
const isOpen = () => input.attr("aria-expanded") === "true";

function mark(i) {
  active = i;
  list.selectAll("li[role=option]").attr("aria-selected", (_, j) => String(j === active));
  input.attr("aria-activedescendant", active >= 0 ? `domain-option-${found[active].index}` : null);
  if (active >= 0) list.select(`#domain-option-${found[active].index}`).node().scrollIntoView({ block: "nearest" });
}

function open(text) {
  const wanted = plain(text);
  const collator = new Intl.Collator(view.language, { numeric: true });
  const at = (domain) => plain(named(domain)).indexOf(wanted);
  found = domains
    .filter((domain) => at(domain) >= 0 || domain.code === text.trim())
    .sort((a, b) => (at(a) > 0) - (at(b) > 0) || collator.compare(named(a), named(b)));
  list.attr("hidden", null).selectAll("li").remove();
  list
    .selectAll("li")
    .data(found)
    .join("li")
    .attr("role", "option")
    .attr("id", (domain) => `domain-option-${domain.index}`)
    .attr("data-domain", (domain) => domain.key)
    .text(named)
    .on("pointerdown", (event, domain) => {
      event.preventDefault();
      take(domain.index);
    });
  if (found.length === 0)
    list.append("li").attr("role", "presentation").attr("class", "empty").text(words("domain_none"));
  input.attr("aria-expanded", "true");
  mark(-1);
}

function close() {
  list.attr("hidden", "");
  input.attr("aria-expanded", "false").attr("aria-activedescendant", null);
  active = -1;
}

function restore() {
  close();
  input.property("value", chosenName());
}

function take(domain) {
  close();
  choose({ domain });
  restore();
}

const KEYS = {
  ArrowDown: () => (isOpen() ? mark(Math.min(found.length - 1, active + 1)) : (open(""), mark(found.length ? 0 : -1))),
  ArrowUp: () => (isOpen() ? mark(Math.max(found.length ? 0 : -1, active - 1)) : open("")),
  Enter: () => {
    if (input.property("value") === "") take(active < 0 ? 0 : found[active].index);
    else if (isOpen() && found.length > 0) take(found[Math.max(0, active)].index);
  },
  Escape: restore,
};

function write() {
  select("#domain-label").text(words("choose_domain"));
  input.attr("placeholder", words("domain_hint"));
  clear.attr("hidden", view.domain > 0 ? null : "");
  if (document.activeElement !== input.node()) restore();
}

export function startCombobox() {
  input
    .on("input", () => open(input.property("value")))
    .on("click", () => isOpen() || open(""))
    .on("focus", () => input.node().select())
    .on("blur", restore)
    .on("keydown", (event) => {
      if (!(event.key in KEYS) || event.isComposing) return;
      if (event.key !== "Escape" || isOpen()) event.preventDefault();
      KEYS[event.key]();
    });
  clear.on("click", () => {
    choose({ domain: 0 });
    input.property("value", "").node().focus();
  });
  select(".combobox").attr("hidden", data.domains.length ? null : "");
  watch((changed) => (changed.has("language") || changed.has("domain")) && write());
}
