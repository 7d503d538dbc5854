#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# words.sh [SOURCE]: no text names a path of one person's machine, and no work is left as a note.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/guard/sources.sh
. "$here/sources.sh"
cd "${1:-$here/../..}"

# Each pattern is written so that it does not match itself.
machine_paths='(^|[^A-Za-z0-9_.})~*/-])(/(home|root|work|Users|mnt|media|srv|opt|workspace)/|[A-Z]:[\\][A-Za-z])'
notes='(^|[^A-Za-z0-9_])(TO''DO|FIX''ME|HA''CK)([^A-Za-z0-9_]|$)'

# find_words PATTERN WHAT: prints file:line: what, the line after it; fails when there is any.
find_words() {
  local found
  found=$(source_files | xargs -0 grep -nIE -e "$1" -- || true)
  if [[ -z $found ]]; then return 0; fi
  sed -E "s|^[.]/([^:]*:[0-9]+):(.*)|\1: $2: \2|" <<<"$found"
  return 1
}

if [[ ! -e CMakeLists.txt ]]; then
  echo "no sources found in $PWD: nothing was checked"
  exit 1
fi
status=0
find_words "$machine_paths" "a path of one machine" || status=1
find_words "$notes" "a note of work left" || status=1
exit "$status"
