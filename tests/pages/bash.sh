#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bash.sh TOOL PAGES: types lines and asks the completion, as bash does.
set -euo pipefail
export LC_ALL=C

tool=$1
# shellcheck source=tests/pages/tool.sh
. "$(dirname "${BASH_SOURCE[0]}")/tool.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/folder of mine"
touch "$scratch/answers 2024.csv"
count=0

# reply WORD…: what the completion offers for the last word, one a line.  bash splits at = itself.
reply() (
  cd "$scratch"
  set +eu
  # shellcheck source=/dev/null
  . "$pages/chiso"
  # shellcheck disable=SC2034 # the completion reads them
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
  _chiso chiso
  printf '%s\n' "${COMPREPLY[@]}" | sort
)

# offers EXPECTED WORD…: exactly those lines.
offers() {
  local expected=$1 got
  shift
  count=$((count + 1))
  got=$(reply "$@")
  if [[ $got == "$(sort <<<"$expected")" ]]; then return 0; fi
  complain "$(printf '%s|' "$@") offers:" "$got" "and not:" "$expected"
}

try_every_verb() {
  local verb option values
  for verb in $(verbs_of "$tool"); do
    offers "$(options_of "$tool" "$verb")" chiso "$verb" -
    for option in $(options_of "$tool" "$verb"); do
      values=$(values_of "$tool" "$verb" "$option")
      if [[ -z $values ]]; then continue; fi
      offers "$(while IFS= read -r word; do printf '%q\n' "$word"; done <<<"$values")" chiso "$verb" "$option" ''
    done
  done
}

pages=$2
files=$'answers 2024.csv\nfolder of mine'
instruments=$("$tool" instruments --format csv | sed '1d; s/,.*//')

offers "$(verbs_of "$tool")"$'\n--help\n--version' chiso ''
offers score chiso sc
try_every_verb
offers "$instruments"$'\nfolder of mine' chiso instruments ''
offers "$instruments"$'\nfolder of mine' chiso score --instrument ''
offers "$(grep papi-202 <<<"$instruments")" chiso score --instrument = papi-202
offers $'fault\nmissing' chiso score --invalid =
offers 'json' chiso score --format = j
offers "$files" chiso score ''
offers 'answers 2024.csv' chiso score ans
offers "$files" chiso score -- ''
offers '' chiso score -- --f
offers "$files" chiso score -o ''
offers 'folder of mine' chiso instruments papi-2024 --export ''
offers '' chiso score --weight ''
offers --format chiso score --fo
offers '' chiso score --format csv --fo
if ((count < 20)); then complain "only $count lines were tried"; fi
if ((status == 0)); then echo "$count lines completed"; fi
exit "$status"
