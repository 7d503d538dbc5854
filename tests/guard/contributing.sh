#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# contributing.sh SOURCE CMAKE GENERATOR: fails unless the diffs in CONTRIBUTING.md apply to the sources
# as they are now, change at most three files each, compile without a warning, and do what they say.
set -euo pipefail

if ! command -v git >/dev/null; then echo 'no git to apply the diffs with' && exit 77; fi
source=$1 cmake=$2 generator=$3
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Each ```diff block of the page becomes $tmp/N.diff.
cut_diffs() {
  awk -v out="$tmp" '/^```diff$/ {n++; inside = 1; next} /^```$/ {inside = 0} inside {print > (out "/" n ".diff")}' \
    "$source/CONTRIBUTING.md"
}

copy_sources() {
  mkdir "$tmp/tree"
  (cd "$source" && cp -R CMakeLists.txt cmake pkg-config lib include examples "$tmp/tree")
}

apply() {
  local diff files count=0
  for diff in "$tmp"/*.diff; do
    files=$(grep -c '^diff --git' "$diff")
    if ((files > 3)); then echo "CONTRIBUTING.md: ${diff##*/} touches $files files, more than three" && exit 1; fi
    # An own repository, so that git does not look for one above.
    (cd "$tmp/tree" && git init -q . 2>/dev/null && git apply --unidiff-zero "$diff")
    count=$((count + 1))
  done
  if ((count != 4)); then echo "CONTRIBUTING.md: $count diffs, not 4" && exit 1; fi
}

build() {
  "$cmake" -G "$generator" -S "$tmp/tree" -B "$tmp/build" -DBUILD_TESTING=OFF -DCHISO_BUILD_EXAMPLES=ON \
    -DCMAKE_BUILD_TYPE=Debug -DCMAKE_COMPILE_WARNING_AS_ERROR=ON >"$tmp/log" 2>&1 &&
    "$cmake" --build "$tmp/build" >>"$tmp/log" 2>&1 || { tail -n 40 "$tmp/log" && exit 1; }
}

# expect WORDS COMMAND…: its output has the words.
expect() {
  local words=$1 output
  shift
  output=$("$@" 2>&1) || true
  [[ $output == *"$words"* ]] || { printf '%s\ndoes not say "%s" but:\n%s\n' "$*" "$words" "$output" && exit 1; }
}

cut_diffs
copy_sources
apply
build
tool=$tmp/build/chiso data=$source/examples/data/papi-2024.csv
expect 'papi-2025' "$tool" instruments
expect $'\t45.00362277\t' "$tool" score "$data" --instrument papi-2025 --node PAPI --domain 20 --format tsv
expect $'Hue\t46' "$tool" province Hue
echo '4 diffs applied, compiled and tried'
