// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says of what is rare: figures of which only some were tested, breaks, scales without an order.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { changed, launch, open } from "./browser.mjs";

let browser;
let count = 0;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A test of a page whose data `change` changes; what is looked at is in English. */
function rare(sentence, name, change, look, hash = "") {
  test(sentence, async () => {
    const as = `rare-${++count}`;
    changed(name, as, change);
    const { page, context, troubles } = await open(browser, as, { hash: `#lang=en${hash}` });
    await page.waitForSelector("html:not([data-drawing])", { state: "attached" });
    await look(page);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

const text = (page, selector) => page.textContent(selector);
const texts = (page, selector) => page.$$eval(selector, (found) => found.map((element) => element.textContent.trim()));
const shown = (page, selector) => page.$$eval(selector, (found) => found.filter((element) => element.checkVisibility()).map((element) => element.textContent));
const upper = (data) => data.nodes.findIndex((node) => node.level === 1);

// --- changes ---

function leaveUntested(data) {
  for (const node of [0, upper(data)]) {
    data.changes.change[node][1] = -3;
    data.changes.p[node][1] = null;
    data.changes.sign[node][1] = 0;
  }
}

rare("a change without a test is not called insignificant where others were tested", "sipas", leaveUntested, async (page) => {
  assert.match(await text(page, "#facts [data-fact=change] .value"), /^−3\.00 ↘$/);
  assert.equal(await text(page, "#facts [data-fact=change] .aside"), "not tested");
  const remark = await text(page, "#profile .remark");
  assert.match(remark, /△ ▽ not significant/);
  assert.match(remark, /↗ ↘ change, not tested/);
  await page.click('#ranking g.row[data-domain="02"] .hit');
  await page.waitForSelector("html:not([data-drawing])", { state: "attached" });
  assert.doesNotMatch(await text(page, "#profile .remark"), /not tested/);
}, "&domain=01");

function breakDefinition(data) {
  data.changes.whys.push({ en: "reworded", vi: "đổi lời" });
  for (const node of [0, upper(data)]) {
    data.changes.change[node][1] = 4;
    data.changes.why[node][1] = data.changes.whys.length;
  }
}

rare("a change across a break stands beside the reason to doubt it", "sipas", breakDefinition, async (page) => {
  assert.match(await text(page, "#facts [data-fact=change] .value"), /^\+4\.00 .*≠$/);
  assert.match(await text(page, "#facts [data-fact=change] .aside"), /significant; ≠ reworded$/);
  assert.match(await text(page, "#profile .remark"), /≠ beside a change.*reworded/);
  assert.equal(await page.$$eval("#profile text.change", (found) => found.filter((one) => /\d.*≠/.test(one.textContent)).length), 1);
  const cell = page.locator('#table-all tr[data-domain="01"] td', { hasText: "≠" });
  assert.match(await cell.textContent(), /^\+4\.00 .*≠$/);
  assert.match(await cell.getAttribute("title"), /≠ reworded/);
}, "&domain=01");

// --- pairs ---

/** Takes the tests of pairs of the first domain with the `how_many` next ones away: two bits each, the first ones. */
const forgetPairs = (how_many) => (data) => {
  const bytes = Buffer.from(data.differences[0], "base64");
  for (let pair = 0; pair < how_many; pair++) bytes[pair >> 2] &= ~(3 << (2 * (pair & 3)));
  data.differences[0] = bytes.toString("base64");
};

rare("pairs that were not tested look like neither those that differ nor those that do not", "sipas", forgetPairs(2), async (page) => {
  const untested = await page.$$eval("#ranking g.row.untested", (rows) => rows.map((row) => row.dataset.relation));
  assert.deepEqual(untested, ["untested", "untested"]);
  const dashes = (selector) => page.$eval(selector, (mark) => getComputedStyle(mark).strokeDasharray);
  assert.notEqual(await dashes("#ranking g.row.untested .mark"), "none");
  assert.equal(await dashes("#ranking g.row:not(.untested) .mark"), "none");
  assert.ok((await texts(page, "#ranking .legend li")).includes("not tested"));
  assert.match(await text(page, "#ranking .remark"), /no sign: not tested/);
  const sentence = await text(page, "#compared");
  assert.match(sentence, /2 were not tested\.$/);
  assert.equal(sentence.match(/\d+/g).map(Number).reduce((a, b) => a + b), 62);
}, "&domain=01");

rare("where nothing was tested no mark is said to differ", "sipas", forgetPairs(62), async (page) => {
  assert.equal(await page.isVisible("#ranking .remark"), false);
  assert.equal(await page.locator("#ranking g.row.untested, #ranking g.row.alike").count(), 0);
  assert.ok(!(await texts(page, "#ranking .legend li")).some((label) => /tested|difference/.test(label)));
  assert.match(await text(page, "#compared"), /was not tested\.$/);
}, "&domain=01");

// --- answers ---

function turnScales(data) {
  const [one, two, three] = data.shares;
  one.answers.forEach((answer, i) => (answer.step = 1 - i / (one.answers.length - 1)));
  two.answers.forEach((answer) => (answer.step = null));
  three.answers.forEach((answer, i) => Object.assign(answer, { step: i / (three.answers.length - 1), code: `own-${i}` }));
  data.shares = [one, two, three];
}

rare("answers have the colour of their place between worst and best, and none where there is no order", "sipas", turnScales, async (page) => {
  const steps = await page.$$eval("#shares g.item", (items) =>
    items.map((item) => [...item.querySelectorAll(".bar-own .part")].map((part) => /step-(\S+)/.exec(part.getAttribute("class"))[1])),
  );
  assert.deepEqual(steps, [
    ["4", "3", "2", "1", "0"],
    ["none-0", "none-1", "none-2", "none-3", "none-4"],
    ["0", "1", "2", "3", "4"],
  ]);
  assert.equal(await page.locator("#shares .legend li").count(), 15);
});

// --- words ---

for (const [own, other] of [["vi", "en"], ["en", "vi"]])
  rare(`provenance in ${own} alone is given to all, and says in which language it is`, "papi", (data) => {
    data.provenance = { [own]: "Only here.", [other]: null };
  }, async (page) => {
    for (const language of [own, other]) {
      await page.click(`[data-language=${language}]`);
      await page.waitForSelector(`html[lang=${language}]`, { state: "attached" });
      const told = await page.$eval("#method-provenance", (box) => [...box.querySelectorAll("p")].map((p) => [p.textContent, p.lang]));
      assert.ok(told.some(([words, lang]) => words === "Only here." && lang === (language === own ? "" : own)));
      assert.ok(!told.some(([words]) => words.includes("[object")));
      assert.equal(told.some(([words]) => /:$/.test(words)), language !== own);
    }
  });

rare("scores of merged provinces are not called published", "papi", (data) => data.flag_sets.push(["published", "approximate"]), async (page) => {
  assert.match(await text(page, "#source"), /^Computed from published scores/);
  assert.match(await text(page, "#guide"), /were computed from published scores/);
  assert.doesNotMatch(await text(page, "#guide"), /These are published scores/);
});

function setSettings(data, values) {
  for (const [key, value] of Object.entries(values)) {
    const setting = data.settings.find((one) => one.key === key);
    if (setting) setting.value = value;
    else data.settings.push({ key, value });
  }
}

rare("replicate weights stand for the design", "sipas", (data) => setSettings(data, { repweights: ["r1", "r2"], variance: "repweights" }), async (page) => {
  const words = await text(page, "#method-words");
  assert.match(words, /Replicate weights/);
  assert.doesNotMatch(words, /stratified|Sampling units/);
});

rare("errors that were asked for and are not there are nobody's choice", "sipas", (data) => {
  data.uncertainty = false;
  setSettings(data, { weight: null, nation: "pool" });
  for (const column of ["se", "low", "high", "rank_low", "rank_high"]) data.scores[column] = null;
}, async (page) => {
  assert.match(await text(page, "#guide"), /No standard error could be computed/);
  const words = await text(page, "#method-words");
  assert.match(words, /asked for, but none could be computed/);
  assert.doesNotMatch(words, /Taylor|Possible ranks|weighted|confidence level/);
});

rare("a score without a group is not called no score", "sipas", (data) => (data.scores.group[0][1] = null), async (page) => {
  const labels = await texts(page, "#tiles .legend li");
  assert.ok(labels.includes("No group: 1"));
  assert.ok(!labels.some((label) => label.startsWith("No score")));
});

rare("withheld items and ranks that count the withheld are spoken of", "sipas", (data) => {
  const set = data.flag_sets.push(["small_cell"]) - 1;
  const items = data.nodes.flatMap((node, i) => (node.item ? [i] : [])).slice(0, 2);
  for (const node of items) {
    data.scores.flags[node][1] = set;
    data.scores.score[node][1] = null;
  }
}, async (page) => {
  assert.match(await text(page, "#lowest .remark"), /^‡ 2 items are left out: fewer than 5 people answered/);
  assert.match(await text(page, "#guide"), /Ranks count the provinces whose figures are not shown/);
}, "&domain=01");

// --- names ---

rare("domains of one code are told apart in the address", "hostile", (data) => {
  data.domains[0].code = "a, b, c";
  data.domains[1].code = "a, b, c";
  data.domains[2].code = "";
}, async (page) => {
  for (const number of [1, 2, 3]) {
    await page.click(`#ranking g.row[data-domain="${number}"] .hit`);
    assert.match(page.url(), new RegExp(`domain=${number}$`));
    assert.equal(await page.locator("#ranking g.row.chosen").count(), 1);
  }
});

rare("no beginning that a spreadsheet calculates is downloaded as it is", "hostile", (data) => {
  ["  =1", "\n+1", "＝1", "＋1", "－1", "＠1"].forEach((name, i) => Object.assign(data.domains[i], { en: name, vi: name }));
}, async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#table-csv")]);
  const csv = await readFile(await download.path(), "utf8");
  for (const name of ["  =1", "\n+1", "＝1", "＋1", "－1", "＠1"]) assert.ok(csv.includes(`'${name}`), JSON.stringify(name));
});

rare("one province is a province", "sipas", (data) => (data.domains.length = 1), async (page) => {
  assert.match(await text(page, "#source"), / · 1 province · /);
});

rare("a page without domains has no head without words and speaks of no other domains", "noby", () => {}, async (page) => {
  const heads = await texts(page, "#table-all thead th button");
  assert.ok(heads.length > 3 && heads.every((head) => head.length > 0));
  assert.equal(await page.isVisible("#table-mode"), false);
  assert.equal(await page.isVisible("#domain"), false);
  const said = await shown(page, "h2, h3, .subtitle, .remark, caption, #guide li, #compared");
  assert.ok(said.length > 10);
  for (const words of said) assert.doesNotMatch(words, /units|undefined|null/);
});
