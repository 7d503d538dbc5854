// SPDX-License-Identifier: GPL-3.0-or-later
// How the survey was done: in words, every setting, notes, flags, and what is official.
import { select } from "d3-selection";
import { data, origin, settings } from "./data.js";
import { flagMeaning, flagName } from "./flags.js";
import { level, short } from "./numbers.js";
import { sentencesOf, SETTING_NAMES } from "./method_words.js";
import { plainTable, textCell } from "./plain_table.js";
import { view, watch } from "./view.js";
import { named, words } from "./words.js";

const host = select("#method-text");
const pick = (pair) => pair[view.language === "vi" ? 1 : 0];

function valueText(value) {
  if (value == null || (Array.isArray(value) && value.length === 0)) return words("none");
  if (typeof value === "boolean") return words(value ? "yes" : "no");
  if (typeof value === "number") return short(value);
  return Array.isArray(value) ? value.join(", ") : value;
}

/** Fills {value}, {level} and the like; quotes stand around what the analyst named. */
function fill(text, value) {
  const given = {
    value: `“${valueText(value)}”`,
    level: level(settings.get("level")),
    rank_level: level(settings.get("rank_level")),
    many: words("many"),
  };
  return text.replace(/\{(\w+)\}/g, (mark, name) => given[name] ?? mark);
}

function part(key, id) {
  const box = host.append("div").attr("class", "method-part").attr("id", id);
  box.append("h3").text(words(key));
  return box;
}

const list = (box, texts) =>
  box
    .append("ul")
    .selectAll("li")
    .data(texts)
    .join("li")
    .text((text) => text);

function writeWords() {
  const sentences = sentencesOf(settings).map(({ key, pair }) => fill(pick(pair), settings.get(key)));
  if (data.published) sentences.unshift(words(`method_${origin}`), words("method_mean"));
  if (data.differences) sentences.push(words("method_differences", { alpha: level(1 - data.level) }));
  if (data.changes)
    sentences.push(
      words(data.changes.tested ? "method_changes" : "method_changes_untested", {
        before: data.changes.before,
        alpha: level(1 - (data.level ?? 0.95)),
      }),
    );
  if (data.min_n > 0 && !data.published) sentences.push(words("method_small", { min: data.min_n }));
  list(part("method_words", "method-words"), sentences);
}

function writeProvenance() {
  const box = part("method_provenance", "method-provenance");
  const other = view.language === "vi" ? "en" : "vi";
  const [own, foreign] = [view.language, other].map((language) => data.provenance?.[language]);
  if (own) box.append("p").text(own);
  else if (foreign) {
    box.append("p").text(words("method_other_language"));
    box.append("p").attr("lang", other).text(foreign);
  }
  if (data.nodes.some((node) => node.ours)) box.append("p").text(words("method_ours"));
  box.append("p").text(words("method_unofficial"));
}

function writeFlags() {
  const used = new Set(data.flag_sets.flat());
  if (used.size === 0) return;
  const lines = part("method_flags", "method-flags")
    .append("dl")
    .selectAll("div")
    .data([...used])
    .join("div");
  const terms = lines.append("dt");
  terms.append("span").text(flagName);
  terms.append("code").text((flag) => flag);
  lines.append("dd").text(flagMeaning);
}

function writeNotes() {
  const notes = named(data.notes) ?? [];
  if (notes.length > 0) list(part("method_notes", "method-notes"), notes);
}

function writeSettings() {
  const box = host.append("details").attr("class", "behind").attr("id", "method-settings");
  box.append("summary").text(words("method_settings"));
  const columns = [words("setting"), words("name"), words("value")].map((label) => ({ label }));
  const rows = data.settings.map(({ key, value }) => [
    textCell(key),
    textCell(SETTING_NAMES[key] ? pick(SETTING_NAMES[key]) : ""),
    textCell(valueText(value)),
  ]);
  const scroll = box
    .append("div")
    .attr("class", "scroll")
    .attr("tabindex", 0)
    .attr("role", "region")
    .attr("aria-label", words("method_settings"));
  scroll.append(() => plainTable({ caption: words("method_settings"), columns, rows }).node());
}

export function startMethod() {
  watch((changed) => {
    if (!changed.has("language")) return;
    host.selectAll("*").remove();
    writeWords();
    writeProvenance();
    writeNotes();
    writeFlags();
    writeSettings();
  });
}
