#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# readme.sh SOURCE TOOL: fails unless the tool prints what README.md, README.vi.md, docs/drivers.md, docs/quality.md and
# docs/ranks.md show below their command lines.
set -euo pipefail

source=$1 tool=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Each block that begins with a line of the tool becomes a command and what it should print.
awk -v out="$tmp" '/^\$ build\/release\/chiso / {n++; file = out "/" n; print substr($0, 3) > (file ".command"); next}
  /^```/ {file = ""} file != "" {print > (file ".expected")}' "$source/README.md" "$source/README.vi.md" \
  "$source/docs/ranks.md" "$source/docs/drivers.md" "$source/docs/quality.md"

cd "$source"
count=0
for command in "$tmp"/*.command; do
  sed -i "s|build/release/chiso|\"$tool\"|g" "$command"
  bash "$command" >"$tmp/got" 2>/dev/null
  diff -u "${command%.command}.expected" "$tmp/got" || { echo "the docs are not true: $(<"$command")" && exit 1; }
  count=$((count + 1))
done
if ((count == 0)); then echo 'the docs show no output of the tool' && exit 1; fi
echo "$count examples are true"
