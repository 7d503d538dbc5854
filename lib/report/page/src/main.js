// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the parts of the page together. Whoever watches first draws first: words, choosers, then what is furthest up.
import { startAppearance } from "./appearance.js";
import { startCombobox } from "./combobox.js";
import { startFrameWords } from "./frame_words.js";
import { startNodeChooser } from "./node_chooser.js";
import { startPrint } from "./print.js";
import { startRanking } from "./ranking.js";
import { startSummary } from "./summary.js";
import { startTable } from "./table.js";
import { start } from "./view.js";

document.getElementById("page").hidden = false;
startAppearance();
startFrameWords();
startNodeChooser();
startCombobox();
startSummary();
startRanking();
startTable();
startPrint();
start();
