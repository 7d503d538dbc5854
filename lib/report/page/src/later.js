// SPDX-License-Identifier: GPL-3.0-or-later
// What can be seen is drawn at once, the rest right after: a click is answered before the reader has time to scroll.

const seen = new WeakMap();
const waiting = new Map();
const watcher = new IntersectionObserver(
  (entries) => entries.forEach((entry) => seen.set(entry.target, entry.isIntersecting)),
  { rootMargin: "100px" },
);

/** Notes from now on whether the element is in sight; until it is known it counts as seen. */
export const keepInSight = (element) => watcher.observe(element);

function next() {
  const [element] = waiting.keys();
  if (element === undefined) return document.documentElement.removeAttribute("data-drawing");
  const draw = waiting.get(element);
  waiting.delete(element);
  draw();
  setTimeout(next);
}

/** Does what nobody waits for once the screen shows what somebody did. */
export const afterPaint = (work) => requestAnimationFrame(() => setTimeout(work));

/** Draws now, or where the element is out of sight once the screen shows what is not. */
export function soon(element, draw) {
  waiting.delete(element);
  if (seen.get(element) ?? true) return draw();
  if (waiting.size === 0 && !document.documentElement.hasAttribute("data-drawing")) {
    document.documentElement.setAttribute("data-drawing", "");
    afterPaint(next);
  }
  waiting.set(element, draw);
}

/** Draws whatever still waits. */
export function drawWaiting() {
  const all = [...waiting.values()];
  waiting.clear();
  all.forEach((draw) => draw());
}
