# SPDX-License-Identifier: GPL-3.0-or-later
"""terminal.py TOOL DATA: on a terminal, a real one by the pty module, and there alone, tables keep to its width
and groups have colours."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata

TOOL, DATA = sys.argv[1:]
RANKING = ["score", f"{DATA}/papi-2024.csv", "--instrument", "papi-2024", "--node", "PAPI", "--order", "rank"]
TREE = ["score", f"{DATA}/papi-2024.csv", "--instrument", "papi-2024", "--lang", "vi"]
ESCAPE = re.compile(r"\033\[[0-9;]*m")
failures = []


def on_terminal(words, columns, **changed):
    """What the tool writes on a terminal of so many columns; a variable that is None is not set."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    tool = subprocess.Popen([TOOL, *words], stdin=subprocess.DEVNULL, stdout=theirs, env=environment(changed))
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    expect(tool.wait() == 0, f"{words}: the tool is done")
    return b"".join(pieces).decode().replace("\r\n", "\n")


def elsewhere(words, **changed):
    """What it writes into a pipe."""
    done = subprocess.run([TOOL, *words], stdout=subprocess.PIPE, check=True, env=environment(changed))
    return done.stdout.decode()


def environment(changed):
    plain = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "TERM")}
    given = {"TERM": "xterm-256color", **changed}
    return {**plain, **{k: v for k, v in given.items() if v is not None}}


def expect(holds, what):
    if not holds:
        failures.append(what)


def width(text):
    """Of the widest line, in columns: marks take none."""
    return max(sum(not unicodedata.combining(c) for c in line) for line in ESCAPE.sub("", text).split("\n"))


plain = elsewhere(RANKING)
full = elsewhere(TREE)
expect(width(full) > 100, "the tree is wide")

# --- the width ---
for columns in (40, 80, 100):
    shown = on_terminal(TREE, columns)
    expect(width(shown) <= columns, f"a terminal of {columns} columns")
    expect(ESCAPE.sub("", shown) == elsewhere([*TREE, "--width", str(columns)]), f"--width {columns} makes the same")
expect(ESCAPE.sub("", on_terminal(TREE, 300)) == full, "what fits stays as it is")
expect(ESCAPE.sub("", on_terminal(TREE, 0, COLUMNS="60")) == elsewhere([*TREE, "--width", "60"]), "COLUMNS is the width")
expect(width(on_terminal(TREE, 80, COLUMNS="60")) > 60, "the terminal itself knows better than COLUMNS")
for wrong in ("", "0", "-5", "many", "60x", None):
    expect(ESCAPE.sub("", on_terminal(TREE, 0, COLUMNS=wrong)) == full, f"COLUMNS={wrong} is no width")
expect(elsewhere(TREE, COLUMNS="60") == full, "in a pipe there is no width")
expect(width(on_terminal([*TREE, "--width", "120"], 60)) > 60, "--width is stronger than the terminal")
expect(ESCAPE.sub("", on_terminal([*TREE, "--width", "500"], 60)) == full, "--width is stronger than the terminal")

# --- colours ---
shown = on_terminal(RANKING, 200)
expect(ESCAPE.sub("", shown) == plain, "colours change no letter")
expect(shown.count("\033[0m") == 61, "each group has its colour: of 63 provinces two have none")
expect(len(set(ESCAPE.findall(shown))) == 5, "four colours, and one way to end them")
expect("\033" not in on_terminal(RANKING, 200, NO_COLOR="1"), "NO_COLOR")
expect(on_terminal(RANKING, 200, NO_COLOR="") == shown, "an empty NO_COLOR is none")
for term in ("dumb", "", None):
    expect("\033" not in on_terminal(RANKING, 200, TERM=term), f"TERM={term}")
expect("\033" not in on_terminal([*RANKING, "--color", "never"], 200), "--color never")
expect(on_terminal([*RANKING, "--color", "always"], 200, NO_COLOR="1", TERM="dumb") == shown, "--color always")
expect("\033" not in plain + elsewhere([*RANKING, "--color", "auto"]), "in a pipe there are no colours")
expect(elsewhere([*RANKING, "--color", "always"]) == shown, "--color always in a pipe")
for kind in ("csv", "json"):
    expect(on_terminal([*RANKING, "--format", kind], 40) == elsewhere([*RANKING, "--format", kind]), f"{kind} is as it is")

for failure in failures:
    print(failure)
if failures:
    sys.exit(1)
print("tables keep to the width of a terminal and have colours there, and there alone")
