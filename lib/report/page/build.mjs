// SPDX-License-Identifier: GPL-3.0-or-later
// build.mjs [OUT]: makes report.html of page.html, page.css, tiles.csv and src/. The same sources give the same bytes.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const read = (...path) => readFileSync(join(here, ...path), "utf8");

/** Marks that the library replaces, each once in report.html. */
const MARKS = ["lang", "title", "noscript", "data"].map((name) => `@chiso:${name}@`);

/** One file of src/ or page.css as the browser gets it, and the packages that went into it. */
async function bundle(entry) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "iife",
    target: ["chrome105", "firefox105", "safari15.4"],
    charset: "utf8",
    legalComments: "none",
    loader: { ".csv": "text" },
    logLevel: "warning",
  });
  const packages = Object.keys(result.metafile.inputs).map(
    (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1],
  );
  return { text: result.outputFiles[0].text.trim(), packages: [...new Set(packages)].filter(Boolean).sort() };
}

/** Packages with the same licence text stand together above it. */
function licences(packages) {
  const holders = new Map();
  for (const name of packages) {
    const text = read("node_modules", name, "LICENSE").trim();
    const version = JSON.parse(read("node_modules", name, "package.json")).version;
    holders.set(text, [...(holders.get(text) ?? []), `${name} ${version}`]);
  }
  const parts = [...holders].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  return `<!--\nThe script above holds parts of\n\n${parts.join("\n\n").replaceAll("--", "- -")}\n-->`;
}

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/** Nothing is fetched, nothing but this script and style runs, and text can never become markup. */
const policy = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

const ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#174a7c" d="M1 1h6v6H1z"/><path fill="#4b8bbf" d="M9 1h6v6H9z"/>' +
      '<path fill="#b8721d" d="M1 9h6v6H1z"/><path fill="#8a2f0d" d="M9 9h6v6H9z"/></svg>',
  );

function assemble(template, parts) {
  const page = template.replace(/<!--[^]*?-->\n?/g, "").replace(/@build:(\w+)@/g, (mark, name) => {
    if (!(name in parts)) throw new Error(`page.html: nothing is known of ${mark}`);
    return parts[name];
  });
  for (const mark of MARKS)
    if (page.split(mark).length !== 2)
      throw new Error(`${mark} stands ${page.split(mark).length - 1} times in the page, not once`);
  if (page.split("@chiso:").length !== MARKS.length + 1)
    throw new Error("the page has a mark that README.md does not name");
  return page;
}

const script = await bundle("src/main.js");
const style = await bundle("page.css");
if (/<\/script|<!--/i.test(script.text)) throw new Error("the script would end its own element");
const page = assemble(read("page.html"), {
  script: script.text,
  style: style.text,
  policy: policy(script.text, style.text),
  icon: ICON,
  licences: licences(script.packages),
});
writeFileSync(process.argv[2] ?? join(here, "report.html"), page);
