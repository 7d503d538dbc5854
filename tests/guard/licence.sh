#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# licence.sh [SOURCE]: every source file and script says its licence in its first three lines.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/guard/sources.sh
. "$here/sources.sh"
cd "${1:-$here/../..}"

tag='SPDX-License-Identifier: GPL-3.0-or-later'

is_source() {
  case ${1##*/} in
  *.c | *.h | *.cmake | *.cmake.in | *.map | *.sh | *.awk | *.py | *.R | CMakeLists.txt) return 0 ;;
  esac
  local first
  IFS= read -r -n 2 first <"$1" 2>/dev/null || return 1
  [[ $first == '#!' ]]
}

status=0
count=0
while IFS= read -r -d '' file; do
  if ! is_source "$file"; then continue; fi
  count=$((count + 1))
  if ! head -n 3 "$file" | grep -qF "$tag"; then
    echo "${file#./}:1: no line \"$tag\" at its top"
    status=1
  fi
done < <(source_files)

if ! head -n 1 LICENSE | grep -q 'GNU GENERAL PUBLIC LICENSE'; then
  echo "LICENSE: not the text of the licence"
  status=1
fi
if ((count == 0)); then
  echo "no sources found in $PWD: nothing was checked"
  status=1
fi
if ((status == 0)); then echo "$count sources say their licence"; fi
exit "$status"
