#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packages.sh FROM OUT: what FROM/package-lock.json locks, in OUT/node_modules; nothing is fetched where it is there
# already.  Ends with 77 where there is no Node.js.
set -euo pipefail

from=$1
out=$2
for command in node npm; do
  command -v "$command" >/dev/null || {
    echo "there is no $command here"
    exit 77
  }
done
mkdir -p "$out"
cd "$out"
if cmp -s "$from/package-lock.json" installed.json; then exit 0; fi
cp "$from"/package.json "$from"/package-lock.json .
npm ci --no-audit --no-fund --ignore-scripts
cp package-lock.json installed.json
