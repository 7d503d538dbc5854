#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# api.sh SOURCE OUT: makes the reference in OUT/html.  Fails on any warning of doxygen, on a function of
# lib/chiso.map that the reference does not have, on a constant without words, on a link to a page that
# is not where it says.
# 77 (skipped) without doxygen.
set -euo pipefail

mkdir -p "$2"
source=$1 out=$(cd "$2" && pwd)
cd "$source"
if ! command -v doxygen >/dev/null; then
  echo "doxygen is not installed"
  exit 77
fi
status=0

make_pages() {
  rm -rf "$out/html" "$out/chiso.tag"
  CHISO_DOC=$out CHISO_VERSION=$(sed -n 's/^project(chiso VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
  export CHISO_DOC CHISO_VERSION
  # Relative names, so that a warning reads file:line.
  doxygen docs/Doxyfile 2>&1 | sed "s|$PWD/||g" || status=1
}

# A header that docs/Doxyfile does not list would be missed without a word.
check_functions() {
  local name
  awk '/global:/ { on = 1; next } /local:/ { on = 0 } on { gsub(/[ \t;]/, ""); if ($0 != "") print }' \
    lib/chiso.map >"$out/functions"
  while read -r name; do
    if ! grep -qF "<name>$name</name>" "$out/chiso.tag"; then
      echo "$name is not in the reference: is its header in INPUT of docs/Doxyfile?"
      status=1
    fi
  done <"$out/functions"
  if [[ ! -s $out/functions ]]; then
    echo "lib/chiso.map lists nothing: nothing was checked"
    status=1
  fi
}

# Doxygen 1.9.4 does not mind constants without words.
check_constants() {
  if grep -nE '^ *CHISO_[A-Z0-9_]+ *= *[0-9]+,? *$' include/chiso/*.h; then
    echo "the constants above have no words after them: /**< … */"
    status=1
  fi
}

# Doxygen finds a page by its name; who reads the sources follows the path.
check_links() {
  local page target
  while IFS=: read -r page target; do
    if [[ ! -e $(dirname "$page")/${target%%#*} ]]; then
      echo "$page: links to $target, which is not there"
      status=1
    fi
  done < <(grep -oE '\]\([^):]+[.]md(#[^)]*)?\)' -r docs --include='*.md' -H |
    sed -E 's/:\]\(/:/; s/\)$//' | grep -vE ':\.\./[A-Z]+[.]md$')
}

make_pages
check_functions
check_constants
check_links
if ((status == 0)); then echo "$(wc -l <"$out/functions") functions described without a warning: $out/html/index.html"; fi
exit "$status"
