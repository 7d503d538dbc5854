#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# zsh.sh TOOL PAGES: zsh takes the completion and calls _arguments with every option and value.
set -euo pipefail

tool=$1 pages=$2
# shellcheck source=tests/pages/tool.sh
. "$(dirname "${BASH_SOURCE[0]}")/tool.sh"
need zsh

# specs VERB: what _arguments is told for it, one a line.
specs() {
  # shellcheck disable=SC2016 # for zsh
  zsh -f -c '_arguments() { print -rl -- "$@"; }; _describe() {}; _files() {}
    source $1 >/dev/null; words=($2); _chiso_words' zsh "$pages/_chiso" "$1"
}

check_verb() {
  local option got values spec
  got=$(specs "$1")
  for option in $(options_of "$tool" "$1"); do
    spec=$(grep -E -e "^$option=?\[" <<<"$got") || complain "zsh is not told $option of $1"
    values=$(values_of "$tool" "$1" "$option" | sed 's|;|\\;|' | paste -s -d ' ')
    if [[ -n $values && $spec != *":(($values))" ]]; then complain "zsh is not told the values of $option of $1"; fi
  done
}

zsh -n "$pages/_chiso"
for verb in $(verbs_of "$tool"); do check_verb "$verb"; done
exit "$status"
