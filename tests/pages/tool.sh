# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# What the tests of the pages share.  The tool's help is read as a user reads it, not from its tables.

status=0
complain() {
  printf '%s\n' "$@"
  status=1
}

# need PROGRAM: skips the test where it is not installed.
need() {
  if command -v "$1" >/dev/null; then return 0; fi
  echo "$1 is not installed"
  exit 77
}

verbs_of() { "$1" --help | awk '/^Usage/ { on = 1; next } on && /^  [a-z]/ { print $1; next } on && /^[a-z]/ { exit }'; }
options_of() { "$1" "$2" --help | awk '/^  -/ { print $1 }'; }

# The words that an option takes, from the message about a wrong one; nothing when it takes any text: then
# the option behind it, which is none, ends the run before anything is written.
values_of() {
  { "$1" "$2" "$3" chiso-no-such-word --chiso-no-such-option 2>&1 || true; } |
    sed -n "s/^chiso $2: $3 takes \(.*\), not \"chiso-no-such-word\"\$/\1/p" | sed 's/ or /\n/g'
}
