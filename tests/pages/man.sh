#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# man.sh TOOL PAGES: the manual page is right for groff and mandoc, whichever is there, and says
# everything that --help says.
set -euo pipefail

tool=$1
page=$2/chiso.1
# shellcheck source=tests/pages/tool.sh
. "$(dirname "${BASH_SOURCE[0]}")/tool.sh"

lint_groff() {
  local warnings
  warnings=$(groff -man -ww -k -Tutf8 -z "$page" 2>&1) || true
  if [[ -n $warnings ]]; then complain "groff: $warnings"; fi
}

lint_mandoc() {
  local warnings
  warnings=$(mandoc -T lint -W warning "$page") || true
  if [[ -n $warnings ]]; then complain "$warnings"; fi
}

lint() {
  local linters=()
  if command -v groff >/dev/null; then linters+=(groff) && lint_groff; fi
  if command -v mandoc >/dev/null; then linters+=(mandoc) && lint_mandoc; fi
  if ((${#linters[@]} == 0)); then
    echo "neither groff nor mandoc is installed"
    exit 77
  fi
  echo "read by ${linters[*]}"
}

# The page without its marks, all on one line, single spaces.
plain() {
  sed -E -e '/^\.(nf|fi|PP|TP)$/d' -e 's/^\.(SH|SS|TH) //' -e 's/\\f[BIR]//g' -e 's/\\-/-/g' \
    -e 's/\\&//g' -e 's/\\\(aq/'\''/g' -e 's/\\e/\\/g' "$page" | tr -s ' \n' ' '
}

# says TEXT FROM
says() {
  local text
  text=$(tr -s ' \n' ' ' <<<"$1")
  text=${text% }
  if [[ $(plain) != *"$text"* ]]; then complain "chiso.1 lacks what $2 says: $text"; fi
}

# Blocks of a verb's help: what it does, each option with its text, the examples.
compare_verb() {
  local block
  says "$("$tool" "$1" --help | sed -n '1s/^chiso [a-z]*: //p')" "chiso $1 --help"
  says "$("$tool" "$1" --help | sed -n '3s/^Usage: //p')" "chiso $1 --help"
  says "$("$tool" "$1" --help | sed -n '/^Examples$/,$p' | sed 1d)" "chiso $1 --help"
  while IFS= read -r -d '' block; do
    says "$block" "chiso $1 --help"
  done < <("$tool" "$1" --help | awk '
    /^Examples$/ { exit }
    /^  -/ { if (block != "") printf "%s%c", block, 0; block = $0; next }
    /^   / && block != "" { block = block "\n" $0; next }
    { if (block != "") printf "%s%c", block, 0; block = "" }
    END { if (block != "") printf "%s%c", block, 0 }')
}

lint
count=0
while IFS= read -r verb; do
  compare_verb "$verb"
  count=$((count + 1))
done < <(verbs_of "$tool")
while IFS= read -r line; do says "$line" "chiso --help"; done < <("$tool" --help | sed -n '/^Exit status/,$p' | sed 1d)
if ((count == 0)); then complain "no verbs found: nothing was checked"; fi
if ((status == 0)); then echo "$count verbs, as in --help"; fi
exit "$status"
