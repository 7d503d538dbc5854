#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# inside.sh SOURCE CMAKE CTEST CC VERSION: chiso as a part of another project (FetchContent, which is
# add_subdirectory) builds there without tests, tool or errors out of warnings.
set -euo pipefail

source=$1 cmake=$2 ctest=$3 cc=$4 version=$5
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

quietly() {
  if "$@" >"$scratch/log" 2>&1; then return 0; fi
  printf 'failed: %s\n' "$*"
  cat "$scratch/log"
  return 1
}

quietly "$cmake" -S "$here/inside" -B "$scratch/build" -DCHISO_SOURCE="$source" -DCHISO_VERSION="$version" \
  -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER="$cc"

tests=$("$ctest" --test-dir "$scratch/build" -N | grep -c 'Test *#')
if ((tests != 2)); then
  echo "$tests tests, not the 2 of the project around"
  exit 1
fi
if grep -q -e -Werror "$scratch/build/compile_commands.json"; then
  echo "warnings are errors in a project that did not ask for it"
  exit 1
fi
quietly "$cmake" --build "$scratch/build" --parallel 2
quietly "$ctest" --test-dir "$scratch/build" --no-tests=error
echo "built inside another project"
