#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# coverage.sh BUILD: what of lib/ ran in the tests of the build BUILD (preset coverage).  Lines and
# branches that did not go to BUILD/branches.txt, all of it to BUILD/html.  Fails below the floor
# (tests/coverage-floor), or where that could be higher, or where an exclusion gives no reason.
set -euo pipefail
export LC_ALL=C

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(cd "$1" && pwd)
floor=$source/tests/coverage-floor
slack=0.2 # in points: less is no reason to write another floor

# The reason follows the marker, in the same comment.
check_exclusions() {
  local bare
  bare=$(cd "$source" && grep -rnE 'GCOVR_EXCL_(LINE|START)' lib | grep -vE 'GCOVR_EXCL_(LINE|START): .{12}' || true)
  if [[ -z $bare ]]; then return 0; fi
  printf 'excluded without a reason (write: GCOVR_EXCL_LINE: why it cannot run):\n%s\n' "$bare"
  exit 1
}

measure() {
  rm -rf "$build/html"
  mkdir "$build/html"
  gcovr --root "$source" --filter "$source/lib/" --object-directory "$build" \
    --xml "$build/coverage.xml" --html-details "$build/html/index.html" "$build" >"$build/gcovr.log" 2>&1 ||
    { cat "$build/gcovr.log" && exit 1; }
}

# Every file:line that never ran, or of whose branches some were never taken, with its text.
list_missed() {
  awk -v RS='<' -v source="$source" '
    function attribute(name,   from, rest) {
      from = index($0, " " name "=\"")
      if (from == 0) return ""
      rest = substr($0, from + length(name) + 3)
      return substr(rest, 1, index(rest, "\"") - 1)
    }
    function text_of(file, line,   path, n, text) {
      if (!(file in known)) {
        path = source "/" file
        oldRS = RS; RS = "\n"
        for (n = 1; (getline text < path) > 0; n++) texts[file, n] = text
        close(path)
        RS = oldRS
        known[file] = 1
      }
      text = texts[file, line]
      sub(/^[ \t]+/, "", text)
      return text
    }
    /^class / {file = attribute("filename")}
    /^methods>/ {inside = 1}
    /^\/methods>/ {inside = 0}
    /^line / && !inside {
      line = attribute("number")
      if (attribute("hits") == 0) what = "never ran"
      else if (attribute("branch") == "true" && attribute("condition-coverage") !~ /^100%/) {
        what = attribute("condition-coverage")
        sub(/^[0-9.]+% /, "", what)
        gsub(/[()]/, "", what)
        sub(/\//, " of ", what)
        what = what " branches taken"
      } else next
      printf "%s:%d: %s: %s\n", file, line, what, text_of(file, line)
    }' "$build/coverage.xml" >"$build/branches.txt"
}

attribute() { sed -nE "s/.*<coverage [^>]*$1=\"([0-9]+)\".*/\1/p" "$build/coverage.xml"; }

# judge lines: compares with the floor; prints the figure.
judge() {
  local kind=$1 covered valid least
  covered=$(attribute "$kind-covered")
  valid=$(attribute "$kind-valid")
  least=$(awk -v kind="$kind" '$1 == kind {print $2}' "$floor")
  if [[ -z $covered || -z $valid || -z $least ]] || ((valid == 0)); then
    echo "$kind: nothing measured, or no floor"
    return 1
  fi
  awk -v kind="$kind" -v covered="$covered" -v valid="$valid" -v least="$least" -v slack="$slack" 'BEGIN {
    percent = 100 * covered / valid
    printf "%s: %.2f %% (%d of %d), floor %s %%\n", kind, percent, covered, valid, least
    if (percent < least) {print kind ": below the floor"; exit 1}
    if (percent >= least + slack) {
      printf "%s: raise the floor in tests/coverage-floor to %.2f\n", kind, int(100 * percent) / 100
      exit 1
    }
  }'
}

check_exclusions
measure
list_missed
status=0
judge lines || status=1
judge branches || status=1
if ((status)); then
  grep -F ': never ran: ' "$build/branches.txt" || true
  echo "not reached: $build/branches.txt"
fi
exit "$status"
