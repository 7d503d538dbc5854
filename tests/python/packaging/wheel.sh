#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# wheel.sh SOURCE BUILD PYTHON VERSION CMAKE NM NO_WHEEL: the target makes a wheel, the same at every time, whose
# library needs the C library alone and computes what the shared one does; it works in an empty environment.
# NO_WHEEL says why there can be none.
set -euo pipefail
export LC_ALL=C

source=$1 build=$2 python=$3 version=$4 cmake=$5 nm=$6 no_wheel=${7:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/python/packaging/venv.sh
. "$here/venv.sh"
if [[ -n $no_wheel ]]; then echo "$no_wheel" && exit 77; fi
needs "$python" ensurepip setuptools wheel
if ! command -v readelf >/dev/null; then echo 'no readelf' && exit 77; fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
wheel=$build/wheel/chiso-$version-py3-none-linux_x86_64.whl
library=$scratch/chiso/libchiso.so.0.1
data=$source/examples/data

fail() {
  printf '%s\n' "$*"
  exit 1
}

# An umask and a time of its own must not be seen.
make_wheel() {
  rm -rf "$build/wheel"
  (umask "$1" && SOURCE_DATE_EPOCH=1700000000 quietly "$cmake" --build "$build" --target wheel)
  if [[ $(echo "$build"/wheel/*) != "$wheel" ]]; then fail "made $(echo "$build"/wheel/*), not $wheel"; fi
}

make_wheel_twice() {
  make_wheel 077
  cp "$wheel" "$scratch/first"
  make_wheel 022
  cmp "$scratch/first" "$wheel" || fail "made again, the wheel is another"
}

# Exactly what is meant to be in it, whichever modules the sources have.
check_contents() {
  local info=chiso-$version.dist-info name
  "$python" -m zipfile -e "$wheel" "$scratch"
  {
    (cd "$source/bindings/python" && printf '%s\n' chiso/*.py chiso/py.typed)
    echo chiso/libchiso.so.0.1
    for name in METADATA RECORD WHEEL top_level.txt LICENSE LICENSE.gsl LICENSE.libcsv LICENSE.utf8proc; do
      echo "$info/$name"
    done
  } | sort >"$scratch/expected"
  # Newer setuptools have a folder for licences.
  (cd "$scratch" && find chiso "$info" -type f) | sed 's|/licenses/|/|' | sort >"$scratch/contents"
  diff -u "$scratch/expected" "$scratch/contents" || fail "the wheel holds something else"
  grep -qx 'Tag: py3-none-linux_x86_64' "$scratch/$info/WHEEL" || fail "the tag is another"
  grep -qx 'Root-Is-Purelib: false' "$scratch/$info/WHEEL" || fail "a wheel with a library is not pure"
}

check_library() {
  local dynamic needed
  dynamic=$(readelf --wide --dynamic "$library")
  needed=$(sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' <<<"$dynamic" | grep -vE '^(libc\.so\.6|libm\.so\.6|ld-linux.*)$' || true)
  if [[ -n $needed ]]; then fail "the library needs more than the C library: $needed"; fi
  if [[ $dynamic == *TEXTREL* ]]; then fail "the code of the library has relocations"; fi
  if [[ $dynamic != *'soname: [libchiso.so.0.1]'* ]]; then fail "its soname is another: $dynamic"; fi
  if [[ $dynamic =~ RPATH|RUNPATH ]]; then fail "the library looks for others: $dynamic"; fi
  if [[ $(readelf --wide --sections "$library") =~ \.symtab|\.debug ]]; then fail "the library is not stripped"; fi
  "$BASH" "$here/../../guard/exports.sh" "$source" "$library" "$nm"
}

# By the tool, which takes it for its own: distributions, linear algebra and random numbers of GSL, names of utf8proc.
check_numbers() {
  local tool=$build/chiso survey command
  if [[ ! -e $tool ]]; then return 0; fi
  survey="$data/sipas-small.csv --instrument sipas-2024 --weight weight --strata stratum --psu psu --format csv"
  for command in "score $survey --by province" "score $survey --by province --variance bootstrap" \
    "estimate $survey --mean Q9_32 --proportion Q9_32" "score $data/papi-2024.csv --instrument papi-2024 --format csv"; do
    # shellcheck disable=SC2086 # words of a command line
    "$tool" $command >"$scratch/shared" 2>"$scratch/said" || fail "$(<"$scratch/said")"
    # shellcheck disable=SC2086
    LD_PRELOAD=$library "$tool" $command >"$scratch/bundled" 2>"$scratch/said" || fail "$(<"$scratch/said")"
    cmp "$scratch/shared" "$scratch/bundled" || fail "other numbers with the library of the wheel: $command"
  done
}

use_wheel() {
  install_into "$scratch/venv" "$python" '' "$wheel"
  cd "$scratch/venv"
  env -u CHISO_LIBRARY -u LD_LIBRARY_PATH -u PYTHONPATH bin/python "$here/use.py" "$version" "$data/papi-2024.csv" \
    "$(find "$scratch/venv" -name libchiso.so.0.1)"
}

make_wheel_twice
check_contents
check_library
check_numbers
use_wheel
