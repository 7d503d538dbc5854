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

const LOOKS = [
  ["sipas", "vi", "standard", LAPTOP, "#domain=04"],
  ["sipas", "en", "high", LAPTOP, "#domain=31&node=S"],
  ["sipas", "vi", "low", PHONE, "#domain=01"],
  ["sipas-34", "en", "standard", PHONE, ""],
  ["papi", "vi", "high", PHONE, "#domain=20"],
  ["papi", "en", "low", LAPTOP, ""],
  ["hostile", "en", "standard", LAPTOP, ""],
];

for (const [name, language, contrast, viewport, hash] of LOOKS) {
  test(`${name} in ${language} at ${contrast} contrast, ${viewport.width} px wide: axe finds nothing serious`, async () => {
    const { page, context } = await open(browser, name, { viewport, hash });
    await page.click(`[data-language=${language}]`);
    await page.click(`#contrast [data-contrast=${contrast}]`);
    await page.$$eval("details", (found) => found.forEach((details) => (details.open = true)));
    assert.deepEqual(await accessibility(page), []);
    await context.close();
  });
}
