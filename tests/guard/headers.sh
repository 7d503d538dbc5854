#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# headers.sh SOURCE c|c++ [COMPILER]: every header compiles alone, so that its order among others
# never matters: all of them as C17, the public ones as C++17 too.  77 (skipped) without a compiler.
set -euo pipefail

language=$2
compiler=${3:-}
cd "$1"
if [[ -z $compiler || $compiler == *-NOTFOUND ]]; then
  echo "no compiler for $language"
  exit 77
fi

warnings=(-Wall -Wextra -Wpedantic -Werror)
if [[ $language == c ]]; then
  folders=(include/chiso lib)
  options=(-x c -std=c17 -D_POSIX_C_SOURCE=200809L -Wstrict-prototypes)
else
  folders=(include/chiso)
  options=(-x c++ -std=c++17)
fi

mapfile -d '' -t headers < <(find "${folders[@]}" -name '*.h' -print0 | LC_ALL=C sort -z)
status=0
for header in "${headers[@]}"; do
  # Included twice: a header without its guard fails too.
  if ! printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
    "$compiler" "${options[@]}" "${warnings[@]}" -I. -Iinclude -Ilib -fsyntax-only -; then
    echo "$header does not compile alone as $language" >&2
    status=1
  fi
done
if ((${#headers[@]} == 0)); then
  echo "no headers found in $PWD: nothing was checked" >&2
  exit 1
fi
if ((status == 0)); then echo "${#headers[@]} headers compile alone as $language"; fi
exit "$status"
