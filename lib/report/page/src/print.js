// SPDX-License-Identifier: GPL-3.0-or-later
// On paper charts have the width of the sheet, and each of them fits on one.
import { drawAll } from "./figure.js";
import { drawWaiting } from "./later.js";
import { measureUnit } from "./text.js";

/** What an A4 page has for a chart below its heading and legend, in px. */
const PAGE = 800;
let onPaper = false;

/** The height of one of `rows`: as on the screen, or less where the sheet ends. */
export const fitting = (height, rows) => (onPaper ? Math.min(height, PAGE / rows) : height);

export function startPrint() {
  const turn = (paper) => () => {
    onPaper = paper;
    document.documentElement.classList.toggle("paper", paper);
    measureUnit();
    drawWaiting();
    drawAll();
  };
  addEventListener("beforeprint", turn(true));
  addEventListener("afterprint", turn(false));
}
