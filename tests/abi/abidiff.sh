#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# abidiff.sh LIBRARY [OPTION…]: abidiff between tests/abi/chiso.abi and the library.  77 (skipped) where
# abidiff is not installed, on another processor, and for a library without debugging information.
set -euo pipefail
export LC_ALL=C

library=$1
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

skip() {
  echo "$1"
  exit 77
}

command -v abidiff >/dev/null || skip "abidiff is not installed (Debian: abigail-tools)"
machine=$(readelf -h "$library" | sed -n 's/^ *Machine: *//p')
[[ $machine == *X86-64 ]] || skip "the dump is of x86-64, this is $machine"
[[ $(readelf -S "$library") == *.debug_info* ]] || skip "$library has no debugging information"

# Exit statuses are bits: 4 a change, 8 one that breaks clients.
abidiff --no-added-syms --suppressions "$here/private.abignore" "$@" "$here/chiso.abi" "$library"
echo "abidiff finds nothing removed and nothing changed"
