// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind a mark, beside it while it is pointed at or has the focus. Escape puts it away.
import { select } from "d3-selection";

const box = select("#tooltip");
let closing = 0;

const close = () => box.attr("hidden", "");
const closeSoon = () => (closing = setTimeout(close, 120));
const stay = () => clearTimeout(closing);

box.on("pointerenter", stay).on("pointerleave", closeSoon);
addEventListener("keydown", (event) => event.key === "Escape" && close());
addEventListener("scroll", close, { passive: true });

function place(mark) {
  const [at, size] = [mark.getBoundingClientRect(), box.node().getBoundingClientRect()];
  const gap = 8;
  const room = document.documentElement.clientWidth - size.width - gap;
  const above = at.top - size.height - gap;
  box.style("left", `${Math.max(gap, Math.min(room, at.left + at.width / 2 - size.width / 2))}px`);
  box.style("top", `${above > gap ? above : at.bottom + gap}px`);
}

function open(mark, { title, rows }) {
  stay();
  box.attr("hidden", null);
  box
    .selectAll("p")
    .data([title])
    .join("p")
    .text((d) => d);
  const lines = box
    .selectAll("dl")
    .data([rows])
    .join("dl")
    .selectAll("div")
    .data((d) => d)
    .join("div");
  lines
    .selectAll("dt")
    .data((d) => [d[0]])
    .join("dt")
    .text((d) => d);
  lines
    .selectAll("dd")
    .data((d) => [d[1]])
    .join("dd")
    .text((d) => d);
  place(mark);
}

/** A wide mark may name the part of it that the box should stand beside. */
const anchor = (mark) => mark.parentNode.querySelector(".anchor") ?? mark;

/** Explains each mark of a selection by what `tell(datum)` gives: a title and rows of label and value. */
export function explain(selection, tell) {
  selection
    .on("pointerenter.tip", function (event, d) {
      if (event.pointerType !== "touch") open(anchor(this), tell(d));
    })
    .on("pointerleave.tip", closeSoon)
    .on("focus.tip", function (_, d) {
      if (this.matches(":focus-visible")) open(anchor(this), tell(d));
    })
    .on("blur.tip", close);
}
