// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure in rows that can be sorted and searched: one node of all domains, or all nodes of one domain.
import { select } from "d3-selection";
import { allNodes, changeOf, compared, data, domains, figure, flags, has, nodes, ranked } from "./data.js";
import { toCsv } from "./csv.js";
import { fileName, save } from "./download.js";
import { groupClass } from "./groups.js";
import { keepInSight, soon } from "./later.js";
import { number, short, whole } from "./numbers.js";
import { changeText, changeWords, domainName, flagsText, groupText, nodeName, nodeTitle, scoreText } from "./phrases.js";
import { writeRows } from "./plain_table.js";
import { plain } from "./text.js";
import { choose, view, watch } from "./view.js";
import { words } from "./words.js";

const firstOrder = () => (mode === "domains" ? { key: "score", way: -1 } : null);

let mode = domains.length > 0 ? "domains" : "nodes";
let sorted = firstOrder();
let wanted = "";
const host = select("#table");

const text = (value) => ({ text: value, value });
const cellOf = (column, write) => (node, domain) => {
  const value = figure(column, node, domain);
  return { text: write(value), value };
};

function changeCell(node, domain) {
  const change = changeOf(node, domain);
  if (change == null) return { text: "–", value: null };
  return { text: changeText(node, domain), value: change.change, title: changeWords(node, domain) };
}

/** Columns that have something to show; the first is the heading of its row. */
function columns() {
  const first =
    mode === "domains"
      ? [{ key: "domain", label: words("choose_domain"), cell: (_, domain) => text(domainName(domain)) }]
      : [
          { key: "code", label: words("code"), cell: (node) => ({ ...text(nodes[node].code), order: node }) },
          {
            key: "name",
            label: words("name"),
            cell: (node) => ({ ...text(nodeName(node)), className: `level-${nodes[node].level}` }),
          },
        ];
  const figures = [
    [
      "score",
      words("score"),
      (node, domain) => ({ text: scoreText(node, domain), value: figure("score", node, domain) }),
    ],
    ["rank", words("rank"), cellOf("rank", whole)],
    ["low", words("low"), cellOf("low", number)],
    ["high", words("high"), cellOf("high", number)],
    ["se", words("se"), cellOf("se", number)],
    ["rank_low", words("rank_low"), cellOf("rank_low", whole)],
    ["rank_high", words("rank_high"), cellOf("rank_high", whole)],
    ["n", words("respondents"), cellOf("n", whole)],
    ["n_answers", words("valid_answers"), cellOf("n_answers", whole)],
    ["df", words("df"), cellOf("df", short)],
    ["deff", words("deff"), cellOf("deff", number)],
  ]
    .filter(([key]) => has(key))
    .map(([key, label, cell]) => ({ key, label, cell, numeric: true }));
  const group = {
    key: "group",
    label: words("group"),
    cell: (node, domain) => ({
      ...text(domain === 0 ? "" : groupText(node, domain)),
      order: figure("group", node, domain),
      className: groupClass(figure("group", node, domain)),
    }),
  };
  const change = { key: "change", label: words("change_short"), numeric: true, cell: changeCell };
  const relation = {
    key: "relation",
    label: words("compared_with", { name: domainName(view.domain) }),
    cell: (node, domain) =>
      text(domain === 0 || domain === view.domain ? "" : words(`relation_${compared(node, view.domain, domain)}`)),
  };
  const notes = { key: "flags", label: words("notes"), cell: (node, domain) => text(flagsText(node, domain)) };
  const list = [...first, ...figures];
  if (has("group")) list.splice(first.length + 2, 0, group);
  if (mode === "domains" && view.domain && data.differences) list.splice(first.length + 2, 0, relation);
  if (data.changes) list.push(change);
  if (data.flag_sets.some((set) => set.length)) list.push(notes);
  return list;
}

function lines(list) {
  const pairs =
    mode === "domains"
      ? [...ranked(view.node).map(({ index }) => [view.node, index]), [view.node, 0]]
      : allNodes.map((node) => [node, view.domain]);
  return pairs.map(([node, domain]) => ({ node, domain, cells: list.map((column) => column.cell(node, domain)) }));
}

const orderOf = (cell) => cell.order ?? cell.value;

function sortLines(all, list) {
  const at = list.findIndex((column) => column.key === sorted?.key);
  if (at < 0) return all;
  const collator = new Intl.Collator(view.language, { numeric: true });
  return [...all].sort((a, b) => {
    if (mode === "domains" && (a.domain === 0) !== (b.domain === 0)) return a.domain === 0 ? 1 : -1;
    const [x, y] = [orderOf(a.cells[at]), orderOf(b.cells[at])];
    if (x == null || y == null) return (x == null) - (y == null);
    return sorted.way * (typeof x === "number" ? x - y : collator.compare(x, y));
  });
}

const matches = (line) =>
  wanted === "" ||
  plain(
    [domainName(line.domain), mode === "domains" ? "" : nodeTitle(line.node), ...line.cells.map((cell) => cell.text)]
      .slice(0, mode === "domains" ? 1 : 2)
      .join(" "),
  ).includes(wanted);

function shown() {
  const list = columns();
  const all = lines(list);
  return { list, count: all.length, lines: sortLines(all.filter(matches), list) };
}

function build() {
  const tools = host.append("div").attr("class", "table-tools");
  const modes = tools.append("div").attr("class", "switch").attr("id", "table-mode").attr("role", "group");
  modes.attr("hidden", domains.length > 0 ? null : "");
  for (const kind of ["domains", "nodes"]) modes.append("button").attr("type", "button").attr("data-mode", kind);
  const field = tools.append("div").attr("class", "field");
  field.append("label").attr("for", "table-search");
  field.append("input").attr("id", "table-search").attr("type", "search").attr("autocomplete", "off");
  tools.append("p").attr("id", "table-found").attr("role", "status");
  tools.append("button").attr("type", "button").attr("id", "table-csv").attr("class", "plain-button");
  const table = host
    .append("div")
    .attr("class", "scroll")
    .attr("id", "table-scroll")
    .attr("tabindex", 0)
    .attr("role", "region")
    .append("table")
    .attr("id", "table-all");
  table.append("caption");
  table.append("thead").append("tr");
  table.append("tbody");
}

const caption = () =>
  mode === "domains"
    ? words("table_domains", { node: nodeTitle(view.node) })
    : words("table_nodes", { name: domainName(view.domain) });

function sortBy(column) {
  const first = column.numeric && !column.key.startsWith("rank") ? -1 : 1;
  sorted = { key: column.key, way: sorted?.key === column.key ? -sorted.way : first };
  draw();
}

function writeHead(list) {
  const heads = host
    .select("thead tr")
    .selectAll("th")
    .data(list, (column) => column.key);
  const added = heads.enter().append("th").attr("scope", "col");
  added
    .append("button")
    .attr("type", "button")
    .on("click", (_, column) => sortBy(column));
  heads.exit().remove();
  const all = added.merge(heads).order();
  all
    .attr("data-column", (column) => column.key)
    .classed("numeric", (column) => column.numeric)
    .attr("aria-sort", (column) => (column.key === sorted?.key ? (sorted.way > 0 ? "ascending" : "descending") : null));
  all.select("button").text((column) => column.label);
}

function draw() {
  const { list, count, lines: rows } = shown();
  host.select("caption").text(caption());
  host.select("#table-scroll").attr("aria-label", words("scroll_hint", { caption: caption() }));
  host.selectAll("#table-mode button").attr("aria-pressed", function () {
    return String(this.dataset.mode === mode);
  });
  host.select("[data-mode=domains]").text(words("by_domain"));
  host.select("[data-mode=nodes]").text(words("by_node"));
  host.select("label").text(words("search"));
  host.select("#table-csv").text(words("download_csv"));
  host.select("#table-found").text(words("found", { shown: rows.length, count }));
  writeHead(list);
  writeRows(
    host.select("tbody"),
    list,
    rows.map((line) => line.cells),
  );
  host.selectAll("tbody tr").each(function (_, i) {
    const line = rows[i];
    const row = select(this);
    const chosen = mode === "domains" ? line.domain === view.domain && view.domain > 0 : line.node === view.node;
    const head = row.select("th");
    const name = head.text();
    head.text(null).append("button").attr("type", "button").attr("aria-pressed", String(chosen)).text(name);
    row
      .attr("data-domain", domains[line.domain - 1]?.key ?? "")
      .attr("data-node", nodes[line.node].code)
      .classed("chosen", chosen)
      .classed("whole", mode === "domains" && line.domain === 0)
      .on("click", () => choose(mode === "domains" ? { domain: line.domain } : { node: line.node }));
  });
}

export function startTable() {
  build();
  host.selectAll("#table-mode button").on("click", function () {
    mode = this.dataset.mode;
    sorted = firstOrder();
    draw();
  });
  host.select("#table-search").on("input", function () {
    wanted = plain(this.value);
    draw();
  });
  host.select("#table-csv").on("click", () => {
    const { list, lines: rows } = shown();
    save(
      new Blob(
        [
          toCsv(
            list,
            rows.map((line) => line.cells),
          ),
        ],
        { type: "text/csv" },
      ),
      fileName(mode, "csv"),
    );
  });
  keepInSight(host.node());
  watch(() => soon(host.node(), draw));
}
