// SPDX-License-Identifier: GPL-3.0-or-later
// A small tile map for every dimension. Tiles are too small for names: the figures behind them stand in the table.
import { select } from "d3-selection";
import { dimensions, domains, figure, has, nodes } from "./data.js";
import { frame } from "./figure.js";
import { groupClass, groupName, GROUPS } from "./groups.js";
import { pressable, writePressed } from "./marks.js";
import { textCell } from "./plain_table.js";
import { domainName, groupText, nodeName, nodeTitle, scoreText } from "./phrases.js";
import { inPlane } from "./roving.js";
import { wrap, writeLines } from "./text.js";
import { COLUMNS, hasMap, mapBoxes, ROWS } from "./tile_places.js";
import { choose, view, watch } from "./view.js";
import { named, words } from "./words.js";

const tileSize = (width, u) => (width < 480 * u ? 9 : 12) * u;
const HEAD = 52;

/** Maps side by side, as many as fit, and all lines about as full as the first. */
function layout(width, u) {
  const tile = tileSize(width, u);
  const [map, gap] = [COLUMNS * tile, (width < 480 * u ? 18 : 28) * u];
  const most = Math.max(1, Math.floor((width + gap) / (Math.max(map, 96 * u) + gap)));
  const lines = Math.ceil(dimensions.length / most);
  const across = Math.ceil(dimensions.length / lines);
  const [cell, tall] = [(width + gap) / across, ROWS * tile + (HEAD + 30) * u];
  return dimensions.map((node, i) => ({
    node,
    x: (i % across) * cell,
    y: Math.floor(i / across) * tall,
    width: cell - gap,
    height: tall - 14 * u,
    tile,
  }));
}

function drawMap(g, place, u) {
  g.append("rect")
    .attr("class", "band")
    .attr("x", -8 * u)
    .attr("y", -6 * u)
    .attr("width", place.width + 16 * u)
    .attr("height", place.height)
    .attr("rx", 4);
  const lines = wrap(nodeTitle(place.node), place.width, 12 * u, 600, 3);
  const title = g.append("text").attr("class", "name");
  writeLines(title, lines, 0, 8 * u + ((lines.length - 1) * 15 * u) / 2, 15 * u);
  const map = g.append("g").attr("transform", `translate(0,${HEAD * u})`);
  const boxes = mapBoxes(place.tile, 2);
  const tiles = map
    .selectAll("g")
    .data(boxes)
    .join("g")
    .attr("data-domain", (box) => box.domain.key)
    .attr("transform", (box) => `translate(${box.x},${box.y})`);
  const group = (box) => figure("group", place.node, box.domain.index);
  tiles
    .append("rect")
    .attr("class", (box) => `face ${groupClass(group(box))}`)
    .attr("width", (box) => box.width)
    .attr("height", (box) => box.height);
  tiles
    .append("rect")
    .attr("class", "ring")
    .attr("x", 1.75)
    .attr("y", 1.75)
    .attr("width", (box) => box.width - 3.5)
    .attr("height", (box) => box.height - 3.5);
  tiles
    .filter((box) => group(box) >= 2)
    .append("circle")
    .attr("class", (box) => `pip ${groupClass(group(box))}`)
    .attr("cx", (box) => box.width / 2)
    .attr("cy", (box) => box.height / 2)
    .attr("r", 1.5 * u);
}

function describe(place) {
  const rows = [[domainName(0), scoreText(place.node, 0)]];
  if (view.domain)
    rows.unshift([
      domainName(view.domain),
      `${scoreText(place.node, view.domain)} · ${groupText(place.node, view.domain)}`,
    ]);
  for (const group of GROUPS)
    rows.push([
      groupName(group),
      String(domains.filter((domain) => figure("group", place.node, domain.index) === group).length),
    ]);
  return { title: nodeTitle(place.node), rows };
}

function markChosen(svg) {
  writePressed(svg.selectAll("g.small-map"), { describe, chosen: (place) => place.node === view.node });
  svg.selectAll("g.small-map g[data-domain]").classed("own", (box) => box.domain.index === view.domain);
  svg.selectAll("g.small-map g.own").raise();
}

function draw(svg, width, u) {
  const places = layout(width, u);
  const maps = svg
    .selectAll("g.small-map")
    .data(places)
    .join("g")
    .attr("class", "small-map")
    .attr("data-node", (place) => nodes[place.node].code)
    .attr("transform", (place) => `translate(${place.x},${place.y + 6 * u})`)
    .each(function (place) {
      drawMap(select(this), place, u);
    });
  pressable(maps, {
    describe,
    press: ({ node }) => choose({ node: node === view.node ? 0 : node }),
    step: inPlane(places.map((place) => [place.x, place.y])),
    at: dimensions.indexOf(view.node),
  });
  markChosen(svg);
  return Math.max(...places.map((place) => place.y + place.height)) + 8 * u;
}

function table() {
  const columns = [words("choose_domain"), ...dimensions.map((node) => nodeTitle(node))].map((label) => ({ label }));
  const rows = domains.map((domain) => [
    textCell(named(domain)),
    ...dimensions.map((node) => textCell(groupText(node, domain.index))),
  ]);
  return { caption: words("multiples"), columns, rows };
}

const legend = () =>
  GROUPS.map((group) => ({
    label: groupName(group),
    draw: (g, r) => {
      g.append("rect")
        .attr("class", `face ${groupClass(group)}`)
        .attr("x", -r)
        .attr("y", -r)
        .attr("width", 2 * r)
        .attr("height", 2 * r);
      if (group >= 2)
        g.append("circle")
          .attr("class", `pip ${groupClass(group)}`)
          .attr("r", r * 0.32);
    },
  }));

export function startMultiples() {
  const worth = hasMap && has("group") && dimensions.length > 0;
  select("#dimensions").attr("hidden", worth ? null : "");
  if (!worth) return;
  const maps = frame("#multiples", {
    id: "multiples",
    title: () => words("multiples"),
    subtitle: () => words(view.domain ? "multiples_outlined" : "tiles_subtitle", { name: domainName(view.domain) }),
    remark: () => words("multiples_hint"),
    describe: () => dimensions.map(nodeName).join("; "),
    legend,
    table,
    draw,
  });
  watch((changed) => {
    if (changed.has("language") || changed.has("size")) return maps.draw();
    markChosen(maps.svg);
    maps.texts();
  });
}
