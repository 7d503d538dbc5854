// SPDX-License-Identifier: GPL-3.0-or-later
// One stop of the Tab key for many marks: arrow keys go from one to the next, Enter and Space press.

const LINE = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The next in a list, whichever arrow. */
export const inLine = (count) => (i, key) => Math.min(count - 1, Math.max(0, i + (LINE[key] ?? 0)));

const AWAY = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The nearest in the direction of the arrow, of things at `places` [x, y]. */
export const inPlane = (places) => (i, key) => {
  const [dx, dy] = AWAY[key];
  let best = i;
  let least = Infinity;
  places.forEach(([x, y], j) => {
    const [ahead, aside] = [
      (x - places[i][0]) * dx + (y - places[i][1]) * dy,
      Math.abs((x - places[i][0]) * dy) + Math.abs((y - places[i][1]) * dx),
    ];
    const far = ahead + 2.5 * aside;
    if (ahead > 0.01 && far < least) [best, least] = [j, far];
  });
  return best;
};

/** Makes the elements of a selection one stop, entered at number `at`. */
export function rove(selection, step, at = 0) {
  const elements = selection.nodes();
  const enter = (i) => elements.forEach((element, j) => element.setAttribute("tabindex", i === j ? 0 : -1));
  enter(Math.max(0, at));
  selection.on("keydown.rove", function (event) {
    const i = elements.indexOf(this);
    let next = i;
    if (event.key === "Enter" || event.key === " ") this.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = elements.length - 1;
    else if (event.key in LINE) next = step(i, event.key);
    else return;
    event.preventDefault();
    enter(next);
    elements[next].focus();
  });
  selection.on("focus.rove", function () {
    enter(elements.indexOf(this));
  });
}
