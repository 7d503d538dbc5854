// SPDX-License-Identifier: GPL-3.0-or-later
// On paper charts have the width of the sheet, and the ranking is as tall as one page.
import { drawAll } from "./figure.js";

const PAGE = 860;
let onPaper = false;

/** Height of a row that lets `rows` of them stand on one sheet; undefined on the screen. */
export const paperRow = (rows) => (onPaper ? Math.min(24, PAGE / rows) : undefined);

export function startPrint() {
  const turn = (paper) => () => {
    onPaper = paper;
    document.documentElement.classList.toggle("paper", paper);
    drawAll();
  };
  addEventListener("beforeprint", turn(true));
  addEventListener("afterprint", turn(false));
}
