// SPDX-License-Identifier: GPL-3.0-or-later
// Can everybody read it: axe-core at WCAG 2.2 AA, in both languages and all contrasts, on a laptop and a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibility, LAPTOP, launch, open, PHONE } from "./browser.mjs";

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

// name, language, contrast, window, address, whether the tables behind the charts are open
const LOOKS = [
  ["sipas", "vi", "standard", LAPTOP, "#domain=04", false],
  ["sipas", "en", "high", PHONE, "#domain=31&node=S", false],
  ["sipas-34", "en", "low", LAPTOP, "#domain=01", false],
  ["papi", "vi", "high", PHONE, "#domain=20", true],
  ["noby", "en", "standard", LAPTOP, "", true],
  ["hostile", "en", "standard", LAPTOP, "", true],
];

for (const [name, language, contrast, viewport, hash, behind] of LOOKS) {
  test(`${name} in ${language} at ${contrast} contrast, ${viewport.width} px wide: axe finds nothing serious`, async () => {
    const { page, context } = await open(browser, name, { viewport, hash });
    await page.click(`[data-language=${language}]`);
    await page.click(`#contrast [data-contrast=${contrast}]`);
    if (behind) await page.$$eval("details", (found) => found.forEach((details) => (details.open = true)));
    await page.waitForSelector("html:not([data-drawing])", { state: "attached" });
    assert.deepEqual(await accessibility(page), []);
    await context.close();
  });
}
