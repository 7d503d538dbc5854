// SPDX-License-Identifier: GPL-3.0-or-later
// A page in headless Chromium, and what went wrong in it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.CHISO_MODULES, "/"));
const { chromium } = require("playwright-core");
const axe_source = require.resolve("axe-core/axe.min.js");

export const LAPTOP = { width: 1366, height: 768 };
export const PHONE = { width: 375, height: 667 };

/** One browser for all tests of a file; nothing of it reaches a network. */
export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export const path_of = (name) => join(process.env.CHISO_PAGES, `${name}.html`);
export const picture_of = (name) => join(process.env.CHISO_PICTURES, `${name}.png`);

/** The page of that name, opened as a file; `troubles` is what it must not have: words on the console, faults,
 *  requests. */
export async function open(browser, name, { viewport = LAPTOP, hash = "", ...options } = {}) {
  const context = await browser.newContext({ viewport, ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => troubles.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`fault: ${error}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  const own = pathToFileURL(path_of(name)).href;
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== own && !url.startsWith("data:") && !url.startsWith("blob:")) troubles.push(`request: ${url}`);
  });
  await page.goto(own + hash);
  return { page, context, troubles };
}

/** A page made of that one by changing its data, for what no survey at hand has. */
export function changed(name, as, change) {
  const html = readFileSync(path_of(name), "utf8");
  const [mark, text] = /id="data">([^<]*)</.exec(html);
  const data = JSON.parse(text);
  change(data);
  const own = `id="data">${JSON.stringify(data).replaceAll("<", "\\u003c")}<`;
  writeFileSync(path_of(as), html.replace(mark, () => own));
}

/** What axe finds at WCAG 2.2 AA that is serious or critical.  The script goes in by the debugger: the page's own
 *  policy stays as it is. */
export async function accessibility(page) {
  await page.evaluate(readFileSync(axe_source, "utf8"));
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

/** The data that the library put into the page. */
export const data_of = (page) => page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
