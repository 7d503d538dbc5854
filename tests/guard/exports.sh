#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# exports.sh SOURCE LIBRARY [NM]: what lib/chiso.map lists, what the shared library exports and what
# the public headers declare with CHISO_API must be the same functions.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$1
library=$2
nm=${3:-nm}
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT

# The names between `global:` and `local:`.
listed() {
  awk '/global:/ { on = 1; next } /local:/ { on = 0 } on { gsub(/[ \t;]/, ""); if ($0 != "") print }' \
    "$source/lib/chiso.map"
}

# Type A is the name of the version itself.
exported() {
  "$nm" -D --defined-only "$library" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }'
}

# In a declaration that begins with CHISO_API, the word before the first parenthesis.
declared() {
  awk -f "$here/c_code.awk" -f "$here/declared.awk" "$source"/include/chiso/*.h
}

# compare A B TEXT: every name of list A is in list B.
compare() {
  local missing
  missing=$(comm -23 "$lists/$1" "$lists/$2")
  if [[ -z $missing ]]; then return 0; fi
  while read -r name; do printf '%s %s\n' "$name" "$3"; done <<<"$missing"
  return 1
}

listed | sort -u >"$lists/listed"
exported | sort -u >"$lists/exported"
declared | sort -u >"$lists/declared"

status=0
compare listed exported "is listed in lib/chiso.map, but the library does not export it" || status=1
compare exported listed "is exported, but lib/chiso.map does not list it" || status=1
compare listed declared "is listed in lib/chiso.map, but no header declares it with CHISO_API" || status=1
compare declared listed "is declared with CHISO_API, but lib/chiso.map does not list it" || status=1
if [[ ! -s $lists/listed ]]; then
  echo "lib/chiso.map lists nothing: nothing was checked"
  status=1
fi
if ((status == 0)); then echo "$(wc -l <"$lists/listed") functions, the same in map, library and headers"; fi
exit "$status"
