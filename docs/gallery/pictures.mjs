// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages for docs/gallery.md.
import { join } from "node:path";
import { launch, LAPTOP, open, PHONE } from "../../tests/browser/browser.mjs";

// name, page, address, window, what is taken (nothing: what the window shows)
const PICTURES = [
  ["page-top", "sipas", "#lang=vi&domain=31", LAPTOP, null],
  ["page-ranking", "sipas", "#lang=vi&domain=31", LAPTOP, "#figure-ranking"],
  ["page-tiles", "sipas", "#lang=en", LAPTOP, "#figure-tiles"],
  ["page-profile", "sipas", "#lang=vi&domain=31", LAPTOP, "#figure-profile"],
  ["page-answers", "sipas", "#lang=en&node=S.A&domain=31", LAPTOP, "#figure-shares"],
  ["page-published", "papi", "#lang=en&domain=20", LAPTOP, null],
  ["page-phone", "sipas", "#lang=vi&domain=31", PHONE, null],
];

const browser = await launch();
for (const [name, file, hash, viewport, selector] of PICTURES) {
  const { page, context } = await open(browser, file, { viewport, hash });
  const path = join(process.env.CHISO_PAGES, `${name}.png`);
  await page.waitForTimeout(300);
  if (selector) await page.locator(selector).screenshot({ path });
  else await page.screenshot({ path });
  await context.close();
}
await browser.close();
