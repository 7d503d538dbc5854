#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bundle.sh PAGE OUT: makes report.html of the sources in PAGE with the locked packages, and compares it with the one
# that is checked in.
set -euo pipefail

page=$1
out=$2
"$(dirname "${BASH_SOURCE[0]}")/packages.sh" "$page" "$out"
cd "$out"
find . -mindepth 1 -maxdepth 1 ! -name node_modules ! -name installed.json -exec rm -r {} +
(cd "$page" && find . -path ./node_modules -prune -o -type f -print0 | tar --null -T - -cf -) | tar -xf -
node build.mjs "$PWD/made.html"
if ! cmp made.html report.html; then
  echo "lib/report/page/report.html is not what build.mjs makes; make it anew: see lib/report/page/README.md"
  exit 1
fi
echo "report.html is what its sources make: $(wc -c <made.html) bytes"
