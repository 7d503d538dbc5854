#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# layout.sh INCLUDE CC: prints constants, structs and fields of the public headers below INCLUDE.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C awk -f "$here/../guard/c_code.awk" -f "$here/layout.awk" "$1"/chiso/*.h >"$scratch/layout.c"
"$2" -std=c17 -I "$1" "$scratch/layout.c" -o "$scratch/layout"
"$scratch/layout"
