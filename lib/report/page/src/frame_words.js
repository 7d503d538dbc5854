// SPDX-License-Identifier: GPL-3.0-or-later
// The texts that stand still: header, guide, headings, footer, the language of the document.
import { select, selectAll } from "d3-selection";
import { data, figure, has, hasFlag, origin, settings } from "./data.js";
import { afterPaint } from "./later.js";
import { wantsErrors } from "./method_words.js";
import { level, whole } from "./numbers.js";
import { domainTitle, nodeTitle } from "./phrases.js";
import { choose, view, watch } from "./view.js";
import { named, words } from "./words.js";

/** Why there is no margin of error. */
function guideOfErrors() {
  if (data.published) return `guide_${origin}`;
  return wantsErrors(settings) ? "guide_no_errors" : "guide_no_variance";
}

function guide() {
  const points = [];
  if (data.uncertainty) points.push(words("guide_interval", { level: level(data.level) }));
  if (data.differences) points.push(words("guide_overlap"));
  if (has("rank_low")) points.push(words("guide_rank"));
  if (!data.uncertainty) points.push(words(guideOfErrors()));
  if (has("group")) points.push(words("guide_groups"));
  if (hasFlag("small_cell"))
    points.push(
      [words("guide_small", { min: data.min_n }), has("rank") && words("guide_small_ranks")].filter(Boolean).join(" "),
    );
  return points;
}

function source() {
  const parts = [words(`source_${origin}`, { instrument: data.instrument })];
  if (data.domains.length > 0) parts.push(words("source_domains", { count: data.domains.length }));
  if (figure("n", 0, 0) != null) parts.push(words("source_people", { people: whole(figure("n", 0, 0)), count: figure("n", 0, 0) }));
  return parts.join(" · ");
}

function write() {
  const title = named(data.title);
  // Every text of the document is laid out anew for it, which takes longer than all else.
  afterPaint(() => (document.documentElement.lang = view.language));
  document.title = title;
  select("#title").text(title);
  select("#brand").text([words("brand"), data.year].filter(Boolean).join(" "));
  select("#source").text(source());
  select("#made").text(words("made", { version: data.version }));
  select("#guide-points")
    .selectAll("li")
    .data(guide())
    .join("li")
    .text((point) => point);
  selectAll("[data-words]").text(function () {
    return words(this.dataset.words);
  });
  selectAll("[data-label]").attr("aria-label", function () {
    return words(this.dataset.label);
  });
  selectAll("button[data-label]").attr("title", function () {
    return words(this.dataset.label);
  });
  selectAll("#language button").attr("aria-pressed", function () {
    return String(this.dataset.language === view.language);
  });
}

export function startFrameWords() {
  selectAll("#language button").on("click", function () {
    choose({ language: this.dataset.language });
  });
  watch((changed) => {
    if (changed.has("language")) write();
    select("#details-title").text(words("details", { name: domainTitle(view.domain) }));
    select("#printed").text(words("printed", { node: nodeTitle(view.node), domain: domainTitle(view.domain) }));
  });
}
