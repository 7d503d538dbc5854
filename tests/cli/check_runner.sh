#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The runner of cases tried on a tool whose behaviour is known: it must see every difference.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
case=$scratch/case
failures=0

# Prints its arguments and input, says "careful", writes the file OUT when the first is -o.
cat >"$scratch/tool" <<'END'
#!/bin/sh
if [ "$1" = -o ]; then echo written >"$2"; shift 2; fi
for argument; do echo "[$argument]"; done
cat
if [ "$1" = fail ]; then echo "careful: $PWD" >&2; exit 2; fi
END
chmod +x "$scratch/tool"

# given NAME TEXT [NAME TEXT…]: a fresh case with these files.
given() {
  rm -rf "$case"
  mkdir "$case"
  while (($#)); do
    mkdir -p "$(dirname "$case/$1")"
    printf '%b' "$2" >"$case/$1"
    shift 2
  done
}

# runner_says STATUS TEXT [--update]
runner_says() {
  local output status=0
  output=$("$here/run" ${3:+"$3"} "$scratch/tool" "$case" 2>&1) || status=$?
  if [[ $status != "$1" || $output != *"$2"* ]]; then
    printf 'line %s: expected status %s and "%s", got %s:\n%s\n' "${BASH_LINENO[0]}" "$1" "$2" "$status" "$output"
    failures=$((failures + 1))
  fi
}

given args 'a b\n\n{tmp}' stdin 'in' stdout '[a b]\n[]\n[{tmp}]\nin'
runner_says 0 'ok'
given args 'a\n' stdout '[a]'
runner_says 1 'stdout differs'
given args 'a\n'
runner_says 1 'stdout should be empty'
given args 'fail\n' stdout '[fail]\n' stderr 'careful: {tmp}\n' status '2\n'
runner_says 0 'ok'
given args 'fail\n' stdout '[fail]\n' stderr 'careful: {tmp}\n'
runner_says 1 'exit status is 2, not 0'
given args 'fail\n' stdout '[fail]\n' status '2\n'
runner_says 1 'stderr should be empty'
given args 'fail\n' stdout.contains '[fail]\n[more]\n' stderr.contains 'careful' status '2\n'
runner_says 1 'stdout lacks: [more]'
given args '-o\n{tmp}/out\n' files/out 'written\n'
runner_says 0 'ok'
given args '-o\n{tmp}/out\n' files/out 'other\n'
runner_says 1 'files differ'
given args '-o\n{tmp}/out\n'
runner_says 1 'files differ'
given args 'a\n' files/out 'written\n' stdout '[a]\n'
runner_says 1 'files differ'
# shellcheck disable=SC2016 # the case expands it
given command '"$CHISO" a | sed s/a/b/\nexit 3' stdout '[b]\n' status '3\n'
runner_says 0 'ok'
given args 'a\n' stdotu '[a]\n'
runner_says 1 '"stdotu" means nothing here'
given stdout '[a]\n'
runner_says 1 'needs one of args and command'
given args 'a\n' stdout '[b]\n' status '1\n'
runner_says 0 '' --update
runner_says 0 'ok'

if ((failures == 0)); then echo "the runner sees what it should"; fi
exit $((failures > 0))
