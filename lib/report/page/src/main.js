// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the parts of the page together. Whoever watches first draws first: words, choosers, then what is furthest up.
import { startAppearance } from "./appearance.js";
import { startCombobox } from "./combobox.js";
import { startFrameWords } from "./frame_words.js";
import { startLowest } from "./lowest.js";
import { startMethod } from "./method.js";
import { startMultiples } from "./multiples.js";
import { startNodeChooser } from "./node_chooser.js";
import { startPrint } from "./print.js";
import { startProfile } from "./profile.js";
import { startRanking } from "./ranking.js";
import { startShares } from "./shares.js";
import { startSummary } from "./summary.js";
import { startTable } from "./table.js";
import { startTiles } from "./tiles.js";
import { start } from "./view.js";

document.getElementById("page").hidden = false;
startAppearance();
startFrameWords();
startNodeChooser();
startCombobox();
startSummary();
startRanking();
startTiles();
startMultiples();
startProfile();
startLowest();
startShares();
startTable();
startMethod();
startPrint();
start();
