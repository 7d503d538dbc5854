#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sabotage.sh SOURCE LIBRARY COMPILER: a guard that never fails guards nothing.  Plants one fault
# after the other in a copy of the sources and expects the guard to name it.
set -euo pipefail

source=$1
library=$2
compiler=$3
guards=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
copy=$scratch/copy
status=0
count=0

fresh_copy() {
  rm -rf "$copy"
  mkdir "$copy"
  cp -R "$source/lib" "$source/include" "$source/examples" "$source/LICENSE" "$source/CMakeLists.txt" "$copy"
}

# expect FAULT TEXT GUARD [ARGUMENT…]: the guard fails on the copy and its output has TEXT.
expect() {
  local fault=$1 text=$2 guard=$3 output
  shift 3
  count=$((count + 1))
  if output=$("$BASH" "$guards/$guard" "$copy" "$@" 2>&1); then
    echo "$guard does not see $fault"
    status=1
  elif [[ $output != *"$text"* ]]; then
    printf '%s sees %s, but does not say "%s":\n%s\n' "$guard" "$fault" "$text" "$output"
    status=1
  fi
}

# plant FILE LINE: a line after the first of a file of the copy, which is made if need be.
plant() {
  mkdir -p "$copy/$(dirname "$1")"
  if [[ ! -e $copy/$1 ]]; then echo '/* SPDX-License-Identifier: GPL-3.0-or-later */' >"$copy/$1"; fi
  sed -i "1a $2" "$copy/$1"
}

layers_sees() {
  fresh_copy
  plant "$1" "$2"
  expect "$2 in $1" "$1:2: $3" layers.sh
}

layers_sees lib/base/error.c '#include "results/result.h"' 'includes "results/result.h": base may not use results; it may use: no other folder'
layers_sees lib/output/planted.c '#include <chiso/instrument.h>' 'includes <chiso/instrument.h>: output may not use instrument; it may use: results base'
layers_sees lib/design/planted.c '#include "numeric/random.h"' 'includes "numeric/random.h": design may not use numeric'
layers_sees lib/design/planted.c '#include "csv/csv_reader.h"' 'includes "csv/csv_reader.h": design may not use csv'
layers_sees include/chiso/results.h '#include <chiso/index.h>' 'includes <chiso/index.h>: results may not use index'
layers_sees lib/base/text.c '#include <gsl/gsl_cdf.h>' 'includes <gsl/gsl_cdf.h>, which only files matching ^lib/numeric/ may'
layers_sees lib/csv/planted.c '# include <csv.h>' 'includes <csv.h>, which only files'
layers_sees lib/output/csv.c '#include <xlsxwriter.h>' 'includes <xlsxwriter.h>, which only files'
layers_sees lib/base/text.c '#include <jansson.h>' 'includes <jansson.h>, which is neither'
layers_sees lib/base/text.c '#include "tests/unit/test.h"' 'includes "tests/unit/test.h", which is no layer'
layers_sees lib/base/text.c '#include "../csv/csv_reader.h"' 'includes "../csv/csv_reader.h"; write its path'
layers_sees lib/base/text.c 'void f(void) { printf ("%d", 1); }' 'calls printf (…)'
layers_sees lib/base/text.c 'void f(void) { abort(); }' 'calls abort(…)'
layers_sees lib/base/text.c 'void f(void) { fputs("x", stderr); }' 'uses stderr'
layers_sees examples/planted/planted.c '#include "base/text.h"' 'includes "base/text.h", which is not beside it'
layers_sees examples/planted/planted.c '#include <gsl/gsl_cdf.h>' 'includes <gsl/gsl_cdf.h>; examples use'

fresh_copy
plant lib/planted/new.c '#include <math.h>'
expect 'a folder without a row' 'lib/planted/new.c:1: its folder has no row' layers.sh

fresh_copy
sed -i '/chiso_version;/d' "$copy/lib/chiso.map"
expect 'an export that the map lacks' 'chiso_version is exported, but lib/chiso.map does not list it' exports.sh "$library"
expect 'a declaration that the map lacks' 'chiso_version is declared with CHISO_API, but' exports.sh "$library"
fresh_copy
sed -i 's/chiso_version;/&\n    chiso_planted;/' "$copy/lib/chiso.map"
expect 'a name that the library lacks' 'chiso_planted is listed in lib/chiso.map, but the library' exports.sh "$library"
expect 'a name that the headers lack' 'chiso_planted is listed in lib/chiso.map, but no header' exports.sh "$library"

fresh_copy
plant include/chiso/base.h 'typedef planted_t planted_u;'
expect 'a type without its header' 'include/chiso/base.h does not compile alone' headers.sh c "$compiler"

fresh_copy
sed -i '/SPDX/d' "$copy/lib/base/text.c"
expect 'a source without licence' 'lib/base/text.c:1: no line' licence.sh

fresh_copy
plant lib/base/text.c "/* TO""DO: more */"
expect 'a note of work left' 'lib/base/text.c:2: a note of work left' words.sh
fresh_copy
plant lib/base/text.c 'const char *path = "/ho''me/somebody/file";'
expect 'a path of one machine' 'lib/base/text.c:2: a path of one machine' words.sh

if ((status == 0)); then echo "$count faults planted, $count seen"; fi
exit "$status"
