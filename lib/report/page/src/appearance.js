// SPDX-License-Identifier: GPL-3.0-or-later
// Size of the text and contrast, as public portals let readers choose them; kept as long as the window is open.
import { selectAll } from "d3-selection";
import { measureUnit } from "./text.js";
import { redraw } from "./view.js";

const SIZES = [0.875, 1, 1.125, 1.25, 1.5];
const NORMAL = 1;
const root = document.documentElement;

function remember(key, value) {
  try {
    sessionStorage.setItem(`chiso-${key}`, value);
  } catch {
    // Where nothing may be kept the choice holds until the page is left.
  }
}

function recall(key) {
  try {
    return sessionStorage.getItem(`chiso-${key}`);
  } catch {
    return null;
  }
}

let size = Math.min(SIZES.length - 1, Math.max(0, Number(recall("size") ?? NORMAL) || 0));

function applySize() {
  root.style.fontSize = `${SIZES[size] * 100}%`;
  measureUnit();
  selectAll("#text-size button")
    .attr("aria-pressed", function () {
      return this.dataset.size === "normal" ? String(size === NORMAL) : null;
    })
    .attr("aria-disabled", function () {
      const end = { smaller: 0, larger: SIZES.length - 1 }[this.dataset.size];
      return end === size ? "true" : null;
    });
}

function applyContrast(contrast) {
  root.dataset.contrast = contrast;
  selectAll("#contrast button").attr("aria-pressed", function () {
    return String(this.dataset.contrast === contrast);
  });
}

const STEP = {
  smaller: (at) => Math.max(0, at - 1),
  normal: () => NORMAL,
  larger: (at) => Math.min(SIZES.length - 1, at + 1),
};

export function startAppearance() {
  applySize();
  applyContrast(["low", "high"].includes(recall("contrast")) ? recall("contrast") : "standard");
  selectAll("#text-size button").on("click", function () {
    size = STEP[this.dataset.size](size);
    remember("size", size);
    applySize();
    redraw(["size"]);
  });
  selectAll("#contrast button").on("click", function () {
    remember("contrast", this.dataset.contrast);
    applyContrast(this.dataset.contrast);
  });
}
