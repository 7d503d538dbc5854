#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# progress.sh TOOL: on a terminal, which script(1) makes, reading that takes long shows how far it is, in
# place, and leaves nothing behind; reading that is short, and a standard error that is none, show nothing.
set -eu # not pipefail: yes(1) ends by a broken pipe
export LC_ALL=C TERM=dumb

tool=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
failures=0

complain() {
  printf '%s\n' "$1"
  tr '\r' '\n' <seen | tail -n 20
  failures=$((failures + 1))
}

# on_terminal OPTION…: what the tool writes on the terminal, results aside.
on_terminal() {
  script -qec "'$tool' estimate $* --mean x --psu p --strata s --format csv >result.csv" typescript </dev/null >seen
}

rows='3,1,a
4,2,a'

# The end of a pipe is not known.
mkfifo pipe
{
  printf 'x,p,s\n'
  yes "$rows" | head -n 2048
  sleep 0.8
  yes "$rows" | head -n 1024
} >pipe &
on_terminal pipe
tr '\r' '\n' <seen >lines
grep -qxE '[123],[0-9]{3} records' lines || complain 'of a pipe the records are shown'
if grep -q % lines; then complain "of a pipe no share is known"; fi

yes "$rows" | head -n 8000000 | sed '1i x,p,s' >large.csv
on_terminal large.csv
tr '\r' '\n' <seen >lines
grep -qxE '[1-9][0-9]? %  [1-9](,[0-9]{3}){1,2} records' lines || complain 'of a file share and records are shown'
sed -n 's/ %.*//p' lines >shares
sort -nc shares || complain 'shares ascend'
# The last line drawn is overwritten by spaces, before any warning.
grep -B 1 -m 1 '^chiso: warning' lines | head -n 1 | grep -qx ' *' || complain 'what was drawn is taken away'
[[ $(tail -n 1 result.csv) == *8000000* ]] || complain 'the result is whole'

"$tool" estimate large.csv --mean x --psu p --strata s >result.csv 2>seen
if grep -q $'\r\|records' seen; then complain 'a file for standard error gets no progress'; fi

head -n 3000 large.csv >small.csv
on_terminal small.csv
if grep -q 'records' seen; then complain 'short reading shows nothing'; fi

if ((failures > 0)); then exit 1; fi
echo "progress is shown on a terminal alone, and taken away"
