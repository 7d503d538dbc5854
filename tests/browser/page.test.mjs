// SPDX-License-Identifier: GPL-3.0-or-later
// What readers do with the page: choose, sort, search, switch, print; and what it must never do.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { data_of, launch, open, path_of, PHONE, LAPTOP, picture_of } from "./browser.mjs";

const PAGES = ["papi", "sipas", "sipas-34", "hostile"];
const MOST_BYTES = 3_000_000;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A test of one page, which must be without trouble at its end. */
function seen(sentence, name, look, options) {
  test(`${name}: ${sentence}`, async () => {
    const { page, context, troubles } = await open(browser, name, options);
    await look(page, context);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

const texts = (page, selector) => page.$$eval(selector, (found) => found.map((element) => element.textContent.trim()));
const row = (code) => `#ranking g.row[data-domain="${code}"] .hit`;
const pressed = (page, selector) => page.getAttribute(selector, "aria-pressed");
/** What is out of sight is drawn a little later. */
const drawn = (page) => page.waitForSelector("html:not([data-drawing])", { state: "attached" });
const focused = (page) => page.evaluate(() => document.activeElement.closest("[data-domain]")?.dataset.domain);
const chosen = (page) => page.$eval("#domain", (input) => input.value);

/** Letters without marks and case, by Unicode's own decomposition. */
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** What the packed differences say of two domains (numbers from 1), counted out bit by bit. */
function verdict(packed, domains, i, j) {
  const bytes = Buffer.from(packed, "base64");
  let pair = 0;
  for (let a = 1; a <= domains; a++)
    for (let b = a + 1; b <= domains; b++, pair++)
      if ((a === i && b === j) || (a === j && b === i)) {
        const code = (bytes[pair >> 2] >> (2 * (pair & 3))) & 3;
        const first = ["untested", "higher", "lower", "same"][code];
        return a === i ? first : { higher: "lower", lower: "higher" }[first] ?? first;
      }
  throw new Error("no such pair");
}

for (const name of PAGES) {
  test(`${name}: it is smaller than 3 MB`, () => assert.ok(statSync(path_of(name)).size < MOST_BYTES));

  seen("every choice of node and language is drawn without a word on the console and without a request", name, async (page) => {
    const { nodes, domains } = await data_of(page);
    for (const [language, step] of [["en", 7], ["vi", 13]]) {
      await page.click(`[data-language=${language}]`);
      for (let i = 0; i < nodes.length; i += step) await page.selectOption("#node", { index: i });
    }
    for (let i = 0; i < domains.length; i += 16) await page.locator("#ranking g.row .hit").nth(i).click();
  });

  seen("both languages are whole: no text is empty, and the document says which it is", name, async (page) => {
    for (const language of ["en", "vi", "en"]) {
      await page.click(`[data-language=${language}]`);
      await page.waitForSelector(`html[lang=${language}]`, { state: "attached" });
      const words = await page.$$eval("[data-words]", (found) => found.map((element) => element.textContent.trim()));
      assert.ok(words.length > 5 && words.every((text) => text.length > 0));
      const labels = await page.$$eval("[data-label]", (found) => found.map((element) => element.getAttribute("aria-label")));
      assert.ok(labels.every((label) => label));
    }
  });

  seen("every chart has a title, a description, and a table behind it with as many rows as marks", name, async (page) => {
    for (const figure of await page.$$("figure:not([hidden])")) {
      const told = await figure.evaluate((element) => {
        const svg = element.querySelector(".canvas svg");
        element.querySelector("details").open = true;
        return { title: svg.querySelector(":scope > title")?.textContent, desc: svg.querySelector(":scope > desc")?.textContent };
      });
      assert.ok(told.title && told.desc);
      await figure.waitForSelector("details table tbody tr", { state: "attached" });
    }
    const marks = await page.$$eval("#ranking g.row", (rows) => rows.length);
    assert.equal(await page.$$eval("#ranking details tbody tr", (rows) => rows.length), marks);
  });

  seen("nothing is wider than a narrow phone", name, async (page) => {
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await width()) <= 320, `${await width()} px`);
    await page.click("[data-size=larger]");
    await page.click("[data-size=larger]");
    assert.ok((await width()) <= 320, `${await width()} px with larger text`);
  }, { viewport: { width: 320, height: 640 } });

  seen("it prints on A4 without controls, as a PDF of several pages", name, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.isVisible("#chooser"), false);
    assert.equal(await page.isVisible(".appearance"), false);
    assert.equal(await page.isVisible("#ranking .tools"), false);
    const pdf = await page.pdf({ format: "A4", path: picture_of(name).replace(".png", ".pdf") });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages >= 3 && pages <= 16, `${pages} pages`);
  });

  seen("without a script the ranking is there as a table", name, async (page) => {
    const { domains } = JSON.parse(/id="data">([^<]*)</.exec(await readFile(path_of(name), "utf8"))[1]);
    assert.equal(await page.locator("noscript table tr, main.plain table tr").count(), domains.length + 2);
    assert.equal(await page.isVisible("#page"), false);
  }, { javaScriptEnabled: false });

  seen("pictures of it, for whoever looks", name, async (page) => {
    await page.screenshot({ path: picture_of(`${name}-laptop`), fullPage: true });
    await page.setViewportSize(PHONE);
    await page.screenshot({ path: picture_of(`${name}-phone`), fullPage: true });
    await page.setViewportSize(LAPTOP);
  });
}

// --- choosing ---

seen("a click on a province chooses it, and a second one no longer", "sipas", async (page) => {
  await page.click(row("04"));
  assert.equal(await chosen(page), "Cao Bằng");
  assert.equal(await pressed(page, row("04")), "true");
  assert.match(await page.textContent("#details-title"), /Cao Bằng/);
  assert.match(page.url(), /domain=04/);
  await page.click(row("04"));
  assert.equal(await chosen(page), "");
});

seen("arrow keys, Enter and Space choose a province", "sipas", async (page) => {
  await page.focus("#ranking .hit[tabindex='0']");
  const first = await page.$eval("#ranking g.row", (element) => element.dataset.domain);
  assert.equal(await focused(page), first);
  await page.keyboard.press("ArrowDown");
  const second = await focused(page);
  assert.notEqual(second, first);
  await page.keyboard.press("Enter");
  assert.equal(await pressed(page, row(second)), "true");
  await page.keyboard.press("End");
  await page.keyboard.press("Space");
  assert.equal(await pressed(page, row(await focused(page))), "true");
  assert.equal(await page.locator("#ranking .hit[aria-pressed='true']").count(), 1);
});

seen("tiles stand for every province, are walked by arrows, and choose", "sipas", async (page) => {
  const data = await data_of(page);
  const tiles = await page.$$eval("#tiles g.tile", (found) => found.map((tile) => [tile.dataset.domain, tile.dataset.group]));
  assert.deepEqual(tiles.map(([code]) => code).sort(), data.domains.map((domain) => domain.code).sort());
  for (const [code, group] of tiles) {
    const at = 1 + data.domains.findIndex((domain) => domain.code === code);
    assert.equal(group, String(data.scores.group[0][at]));
  }
  await page.focus('#tiles g.tile[data-domain="01"] .hit');
  for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]) {
    const before_key = await focused(page);
    await page.keyboard.press(key);
    assert.notEqual(await focused(page), before_key, key);
  }
  await page.keyboard.press("Enter");
  assert.equal(await pressed(page, `#tiles g.tile[data-domain="${await focused(page)}"] .hit`), "true");
});

seen("the 34 provinces have their own tiles, none upon another", "sipas-34", async (page) => {
  const places = await page.$$eval("#tiles g.tile", (found) => found.map((tile) => tile.getAttribute("transform")));
  assert.equal(places.length, 34);
  assert.equal(new Set(places).size, 34);
});

seen("a dimension's small map chooses the dimension", "papi", async (page) => {
  await drawn(page);
  assert.equal(await page.locator("#multiples g.small-map").count(), 8);
  await page.locator('#multiples g.small-map[data-node="4"] .hit').first().click();
  assert.equal(await page.$eval("#node", (select) => select.value), "4");
  assert.match(page.url(), /node=4/);
});

seen("the profile has every node of the upper levels, with its change and whether it is significant", "sipas", async (page) => {
  const data = await data_of(page);
  await page.click(row("31"));
  await drawn(page);
  const rows = await page.$$eval("#profile g.row", (found) => found.map((element) => element.dataset.node));
  const upper = data.nodes.filter((node) => node.level === 1 || (node.level === 2 && !node.item)).map((node) => node.code);
  for (const code of upper) assert.ok(rows.includes(code), code);
});

seen("the lowest ten items are those with the lowest share of their range", "sipas", async (page) => {
  const data = await data_of(page);
  const at = 1 + data.domains.findIndex((domain) => domain.code === "31");
  const share = (node) => (data.scores.score[node][at] - data.nodes[node].min) / (data.nodes[node].max - data.nodes[node].min);
  const items = data.nodes.map((node, i) => [node, i]).filter(([node]) => node.item).map(([node, i]) => [node.code, share(i)]);
  const lowest = items.sort((a, b) => a[1] - b[1]).slice(0, 10).map(([code]) => code);
  await page.click(row("31"));
  await drawn(page);
  assert.deepEqual(await page.$$eval("#lowest g.row", (found) => found.map((element) => element.dataset.node)), lowest);
});

seen("the answers to an item add up to all of them", "sipas", async (page) => {
  const data = await data_of(page);
  for (const share of data.shares) {
    for (let domain = 0; domain <= data.domains.length; domain++) {
      const sum = share.share.reduce((total, answer) => total + answer[domain], 0);
      assert.ok(Math.abs(sum - 1) < 5e-4, `${data.nodes[share.node].code}: ${sum}`);
    }
  }
  await page.selectOption("#node", "S.A");
  await drawn(page);
  assert.deepEqual(await page.$$eval("#shares g.item", (found) => found.map((element) => element.dataset.node)), ["Q9_24", "Q9_25", "Q9_26"]);
});

seen("a province is found by letters without marks, with the keyboard alone", "sipas", async (page) => {
  await page.focus("#domain");
  await page.keyboard.type("lang son");
  assert.deepEqual(await texts(page, "#domain-list [role=option]"), ["Lạng Sơn"]);
  await page.keyboard.press("Enter");
  assert.equal(await chosen(page), "Lạng Sơn");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("d");
  await page.keyboard.press("Escape");
  assert.equal(await chosen(page), "Lạng Sơn");
});

seen("the Tab key reaches every control and leaves again", "papi", async (page) => {
  const reached = new Set();
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => document.activeElement.closest("[id]")?.id);
    if (id) reached.add(id);
  }
  for (const id of ["language", "text-size", "contrast", "node", "domain"]) assert.ok(reached.has(id), `${id} is not reached`);
});

seen("whoever differs from the chosen province is what Holm's p says, pair by pair", "sipas", async (page) => {
  const data = await data_of(page);
  for (const node of [0, 1, 5]) {
    await page.selectOption("#node", { index: node });
    for (const at of [3, 40]) {
      await page.click(row(data.domains[at - 1].code));
      const told = await page.$$eval("#ranking g.row", (rows) => rows.map((element) => [element.dataset.domain, element.dataset.relation]));
      assert.equal(told.length, 63);
      for (const [code, relation] of told) {
        const other = 1 + data.domains.findIndex((domain) => domain.code === code);
        // The row says of the other one how it stands to the chosen one.
        if (other !== at) assert.equal(relation, verdict(data.differences[node], 63, other, at), `${code} at ${data.nodes[node].code}`);
      }
    }
  }
});

seen("the address keeps what is looked at, and shows it again", "sipas", async (page) => {
  assert.equal(await chosen(page), "Hải Phòng");
  assert.equal(await page.$eval("#node", (select) => select.selectedOptions[0].textContent.includes("S.E") || select.selectedIndex > 0), true);
  await page.waitForSelector("html[lang=en]", { state: "attached" });
}, { hash: "#lang=en&node=S.E&domain=31" });

// --- the table ---

seen("the table is sorted by the column that is asked for, both ways", "sipas", async (page) => {
  const scores = async () => (await texts(page, "#table-all tbody tr:not(.whole) td:nth-child(2)")).map((text) => Number(text.replace(",", ".")));
  const sorted = (list, sign) => list.every((value, i) => i === 0 || sign * (value - list[i - 1]) >= 0);
  const head = "#table-all th[data-column=score]";
  await page.click(`${head} button`);
  const first = await page.getAttribute(head, "aria-sort");
  const one = await scores();
  await page.click(`${head} button`);
  const two = await scores();
  assert.ok(["ascending", "descending"].includes(first));
  assert.equal(one.length, 63);
  assert.ok(sorted(one, first === "ascending" ? 1 : -1));
  assert.ok(sorted(two, first === "ascending" ? -1 : 1));
});

seen("searching the table knows no marks and no case", "sipas", async (page) => {
  const { domains } = await data_of(page);
  for (const wanted of ["ha noi", "dong", "BINH", "zzz"]) {
    await page.fill("#table-search", wanted);
    const expected = domains.map((domain) => domain.vi).filter((name) => bare(name).includes(bare(wanted)));
    assert.deepEqual(new Set(await texts(page, "#table-all tbody tr:not(.whole) th")), new Set(expected));
  }
});

seen("every figure of the table is that of the data", "sipas", async (page) => {
  const data = await data_of(page);
  const lines = await page.$$eval("#table-all tbody tr", (rows) => rows.map((line) => [line.dataset.domain, line.cells[1].textContent]));
  assert.equal(lines.length, 64);
  for (const [code, score] of lines) {
    const at = code === "" ? 0 : 1 + data.domains.findIndex((domain) => domain.code === code);
    assert.equal(score, data.scores.score[0][at].toFixed(2).replace(".", ","));
  }
});

seen("what is downloaded is what is shown", "sipas", async (page) => {
  const fetched = async (selector) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [table, csv] = await fetched("#table-csv");
  assert.match(table, /\.csv$/);
  assert.equal(csv.toString("utf8").trim().split("\n").length, 65);
  const [drawing, svg] = await fetched("#ranking [data-download=svg]");
  assert.match(drawing, /\.svg$/);
  assert.match(svg.toString("utf8"), /^<svg[^]*Hải Phòng[^]*<\/svg>$/);
  const [picture, png] = await fetched("#ranking [data-download=png]");
  assert.match(picture, /\.png$/);
  assert.equal(png.subarray(1, 4).toString(), "PNG");
});

// --- what is known, and what is not ---

seen("published scores have no whiskers, no tests, and a sentence that says why", "papi", async (page) => {
  await page.click("[data-language=en]");
  assert.equal(await page.locator("#ranking .whisker").count(), 0);
  assert.match(await page.textContent("#guide"), /no margin of error/i);
  await page.click(row("20"));
  assert.deepEqual(new Set(await page.$$eval("#ranking g.row", (rows) => rows.map((element) => element.dataset.relation))), new Set(["untested"]));
  const data = await data_of(page);
  assert.equal(data.scores.se, null);
  assert.equal(data.differences, null);
});

seen("every province with an interval has a whisker as long as it is", "sipas", async (page) => {
  const data = await data_of(page);
  const lengths = await page.$$eval("#ranking g.row", (rows) =>
    rows.map((element) => {
      const whisker = element.querySelector(".whisker");
      return [element.dataset.domain, Number(whisker.getAttribute("x2")) - Number(whisker.getAttribute("x1"))];
    }),
  );
  const per_point = lengths.map(([code, length]) => {
    const at = 1 + data.domains.findIndex((domain) => domain.code === code);
    return length / (data.scores.high[0][at] - data.scores.low[0][at]);
  });
  assert.equal(per_point.length, 63);
  for (const one of per_point) assert.ok(Math.abs(one / per_point[0] - 1) < 1e-4);
});

seen("withheld provinces are named, and have no rank", "papi", async (page) => {
  await page.click("[data-language=en]");
  assert.match(await page.textContent("#method"), /Vĩnh Phúc: no PAPI score/);
});

// --- appearance ---

seen("text grows and shrinks, and contrast goes both ways", "sipas", async (page) => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor);
  const normal = await size();
  await page.click("[data-size=larger]");
  assert.ok((await size()) > normal);
  await page.click("[data-size=normal]");
  assert.equal(await size(), normal);
  await page.click("[data-size=smaller]");
  assert.ok((await size()) < normal);
  const seen_inks = new Set();
  for (const contrast of ["low", "standard", "high"]) {
    await page.click(`[data-contrast=${contrast}]:is(button)`);
    seen_inks.add(await ink());
  }
  assert.equal(seen_inks.size, 3);
});

// --- names that want to be more than names ---

seen("hostile names stand there as text, and nothing runs", "hostile", async (page) => {
  const names = await texts(page, "#table-all tbody th");
  for (const name of ["<script>alert(1)</script>", "</script><script>alert(2)</script>", '=HYPERLINK("http://example.invalid","x")', "<img src=x onerror=alert(3)>", "@chiso:data@"])
    assert.ok(names.includes(name), name);
  assert.equal(await page.textContent("#title"), "<b>Title</b> & more");
  assert.equal(await page.locator("script").count(), 2);
  assert.equal(await page.locator("img").count(), 0);
  const policy = await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content");
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
});

seen("figures of too few respondents are in neither the picture nor the data", "hostile", async (page) => {
  const data = await data_of(page);
  const at = 1 + data.domains.findIndex((domain) => domain.code === "small");
  assert.ok(at > 0);
  for (let node = 0; node < data.nodes.length; node++) {
    assert.equal(data.scores.score[node][at], null);
    assert.ok(data.flag_sets[data.scores.flags[node][at]].includes("small_cell") || data.scores.n[node][at] === 0);
  }
  for (const share of data.shares) assert.ok(share.share.every((answer) => answer[at] === null));
  const line = await page.$eval('#table-all tr[data-domain="small"]', (element) => element.textContent);
  assert.match(line, /‡/);
});

seen("names download as text that no spreadsheet takes for a formula", "hostile", async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#table-csv")]);
  const csv = await readFile(await download.path(), "utf8");
  assert.ok(csv.includes("HYPERLINK"));
  assert.doesNotMatch(csv, /(^|[\n,;])"?[=+@]/);
});
