// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen domain at the chosen node in a few figures and one sentence; and what is said aloud when a choice is made.
import { select } from "d3-selection";
import { changeOf, countCompared, data, domains, figure, has } from "./data.js";
import { groupClass, groupName } from "./groups.js";
import { span, whole } from "./numbers.js";
import {
  changeAside,
  changeText,
  domainTitle,
  intervalName,
  intervalText,
  nodeTitle,
  ranksText,
  scoreText,
} from "./phrases.js";
import { view, watch } from "./view.js";
import { words } from "./words.js";

function rankFact(node, domain) {
  const sure = has("rank_low") && figure("rank_low", node, domain) != null;
  return {
    key: "rank",
    label: words("rank"),
    value: whole(figure("rank", node, domain)),
    aside: sure
      ? `${words("rank_span")}: ${ranksText(node, domain)}`
      : words("rank_of", { count: whole(data.domains.filter((_, i) => figure("rank", node, i + 1) != null).length) }),
  };
}

const changeFact = (node, domain) => ({
  key: "change",
  label: words("change", { before: data.changes.before }),
  value: changeText(node, domain),
  aside: changeAside(node, domain),
});

function facts() {
  const { node, domain } = view;
  const list = [
    {
      key: "score",
      label: words("score"),
      value: scoreText(node, domain),
      aside: figure("low", node, domain) == null ? "" : `${intervalName()}: ${intervalText(node, domain)}`,
    },
  ];
  if (figure("rank", node, domain) != null) list.push(rankFact(node, domain));
  if (figure("group", node, domain) != null)
    list.push({
      key: "group",
      label: words("group"),
      value: groupName(figure("group", node, domain)),
      aside: "",
      className: groupClass(figure("group", node, domain)),
    });
  if (changeOf(node, domain)) list.push(changeFact(node, domain));
  if (figure("n", node, domain) != null)
    list.push({ key: "n", label: words("respondents"), value: whole(figure("n", node, domain)), aside: "" });
  if (domain === 0 && domains.length > 0) list.push(spreadFact(node));
  return list;
}

function spreadFact(node) {
  const known = domains.map(({ index }) => figure("score", node, index)).filter((score) => score != null);
  return {
    key: "spread",
    label: words("spread"),
    value: known.length ? span(Math.min(...known), Math.max(...known)) : "–",
    aside: "",
  };
}

function sentence() {
  const { node, domain } = view;
  if (domain === 0) return domains.length > 0 ? words("compared_none") : "";
  const counts = countCompared(node, domain);
  const name = domainTitle(domain);
  if (counts.tested > 0)
    return words(counts.untested > 0 ? "compared_in_part" : "compared", { name, ...counts });
  return words(data.uncertainty ? "compared_not_asked" : "compared_untested", { name });
}

function write(changed) {
  const { node, domain } = view;
  select("#summary-title").text(`${domainTitle(domain)}: ${nodeTitle(node)}`);
  const list = select("#facts")
    .selectAll("div")
    .data(facts(), (fact) => fact.key)
    .join("div")
    .attr("data-fact", (fact) => fact.key);
  list.selectAll("*").remove();
  list.append("dt").text((fact) => fact.label);
  list
    .append("dd")
    .attr("class", (fact) => `value ${fact.className ?? ""}`.trim())
    .text((fact) => fact.value);
  list
    .filter((fact) => fact.aside)
    .append("dd")
    .attr("class", "aside")
    .text((fact) => fact.aside);
  select("#compared").text(sentence());
  if (!changed.has("language") && !changed.has("size"))
    select("#announcement").text(
      `${words("announced", { node: nodeTitle(node), domain: domainTitle(domain), score: scoreText(node, domain) })} ${domain ? sentence() : ""}`,
    );
}

export const startSummary = () => watch(write);
