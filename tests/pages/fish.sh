#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fish.sh TOOL PAGES: fish itself completes every verb, option and value.
set -euo pipefail

tool=$1 pages=$2
# shellcheck source=tests/pages/tool.sh
. "$(dirname "${BASH_SOURCE[0]}")/tool.sh"
need fish
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

# offers LINE WORD: among others.
offers() {
  # shellcheck disable=SC2016 # for fish
  if ! grep -qxF -e "$2" <<<"$(HOME=$home fish --no-config -c \
    'source $argv[1]; complete -C $argv[2]' "$pages/chiso.fish" "$1" | cut -f 1)"; then
    complain "$1 does not offer $2"
  fi
}

fish --no-execute "$pages/chiso.fish"
for verb in $(verbs_of "$tool"); do
  offers 'chiso ' "$verb"
  for option in $(options_of "$tool" "$verb"); do
    offers "chiso $verb -" "$option"
    for value in $(values_of "$tool" "$verb" "$option"); do offers "chiso $verb $option ${value%"${value#.}"}" "$value"; done
  done
done
offers 'chiso score --instrument papi-' papi-2024
offers 'chiso instruments papi-' papi-2024
exit "$status"
