#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh [--growing] SOURCE LIBRARY CC NM: a client compiled with tests/abi/headers can use the headers
# and the library of now: every function is still there, nothing in a struct has moved.  Fails also when
# something was added since; --growing lets that pass.
set -euo pipefail
export LC_ALL=C

fresh=1
if [[ $1 == --growing ]]; then
  fresh=0
  shift
fi
source=$1 library=$2 cc=$3 nm=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0

functions_of() { awk -f "$here/../guard/c_code.awk" -f "$here/../guard/declared.awk" "$1"/chiso/*.h | sort -u; }

check_functions() {
  local gone added
  "$nm" -D --defined-only "$library" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort -u >"$scratch/now"
  functions_of "$here/headers" >"$scratch/then"
  gone=$(comm -23 "$scratch/then" "$scratch/now")
  added=$(comm -13 "$scratch/then" "$scratch/now")
  if [[ -n $gone ]]; then
    printf 'no longer exported:\n%s\n' "$gone"
    status=1
  fi
  if ((fresh)) && [[ -n $added ]]; then
    printf 'new, so run tests/abi/refresh in the same change:\n%s\n' "$added"
    status=1
  fi
}

check_layout() {
  "$BASH" "$here/layout.sh" "$source/include" "$cc" >"$scratch/layout"
  awk -v fresh="$fresh" -f "$here/compare.awk" "$here/layout.txt" "$scratch/layout" || status=1
}

check_functions
check_layout
if ((status == 0)); then
  echo "$(wc -l <"$scratch/then") functions and $(wc -l <"$here/layout.txt") constants, structs and fields as they were"
fi
exit "$status"
