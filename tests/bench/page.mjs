// SPDX-License-Identifier: GPL-3.0-or-later
// How long the page takes to answer: from a click to the frame that shows what it did, medians of many.
import { statSync } from "node:fs";
import { launch, LAPTOP, open, path_of } from "../browser/browser.mjs";

const TIMES = 21;
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Milliseconds from before the click to after the frame is painted, for as many elements as there are numbers. */
const clicks = (page, selector, numbers) =>
  page.evaluate(
    async ([what, which]) => {
      const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const times = [];
      for (const i of which) {
        await painted();
        const element = document.querySelectorAll(what)[i];
        const began = performance.now();
        element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        await painted();
        times.push(performance.now() - began);
      }
      return times;
    },
    [selector, numbers],
  );

const nodes = (page, numbers) =>
  page.evaluate(async (which) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const select = document.getElementById("node");
    const times = [];
    for (const i of which) {
      await painted();
      const began = performance.now();
      select.selectedIndex = i;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      await painted();
      times.push(performance.now() - began);
    }
    return times;
  }, numbers);

const browser = await launch();
const { page } = await open(browser, "sipas", { viewport: LAPTOP });
const some = Array.from({ length: TIMES }, (_, i) => (i * 17) % 50);
const figures = [
  ["choose a province", await clicks(page, "#ranking g.row", some)],
  ["choose a node", await nodes(page, some)],
  ["switch the language", await clicks(page, "#language button", some.map((_, i) => i % 2))],
];
console.log(`a page of 63 provinces x 51 nodes with a round before: ${(statSync(path_of("sipas")).size / 1e6).toFixed(2)} MB`);
for (const [what, times] of figures)
  console.log(`${what}: median ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms of ${TIMES}; ${(median(times) / 100).toFixed(2)} of 100 ms`);
await browser.close();
