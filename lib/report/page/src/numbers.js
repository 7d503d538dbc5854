// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as the language of the page writes them; missing ones as a dash.
import { view } from "./view.js";

export const DASH = "–";
const MINUS = "−";
const made = new Map();

function formatter(options) {
  const key = view.language + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Intl.NumberFormat(view.language === "vi" ? "vi-VN" : "en-GB", options));
  return made.get(key);
}

const written = (value, options) => (value == null ? DASH : formatter(options).format(value).replace("-", MINUS));
const places = (n) => ({ minimumFractionDigits: n, maximumFractionDigits: n });

export const number = (value, decimals = 2) => written(value, places(decimals));
export const whole = (value) => written(value, places(0));
export const short = (value) => written(value, { maximumFractionDigits: 2 });
export const percent = (value, decimals = 0) => written(value, { style: "percent", ...places(decimals) });
export const level = (value) => written(value, { style: "percent", maximumFractionDigits: 2 });
export const signed = (value, decimals = 2) => written(value, { ...places(decimals), signDisplay: "exceptZero" });

/** Both ends of a span, such as an interval or the ranks a domain may have. */
export const span = (low, high, write = number) =>
  low == null || high == null ? DASH : low === high ? write(low) : `${write(low)}${DASH}${write(high)}`;
