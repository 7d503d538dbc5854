#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sabotage.sh SOURCE BUILD: plants one fault after the other in a copy of headers, pages and examples,
# and expects the test to name it.  77 (skipped) without doxygen.
set -euo pipefail

source=$1 build=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
copy=$scratch/copy
status=0
count=0

# sees FAULT FILE SED TEXT COMMAND…: after the change to FILE the command fails and says TEXT.
sees() {
  local fault=$1 file=$2 change=$3 text=$4 output
  shift 4
  rm -rf "$copy"
  mkdir -p "$copy/lib" "$copy/tests"
  cp -R "$source/include" "$source/docs" "$source/examples" "$source/CMakeLists.txt" "$copy"
  cp "$source/lib/chiso.map" "$copy/lib"
  cp -R "$source/tests/docs" "$copy/tests"
  sed -i -E "$change" "$copy/$file"
  count=$((count + 1))
  if cmp -s "$copy/$file" "$source/$file"; then
    echo "the fault was not planted: $fault"
    status=1
  elif output=$("$BASH" "$@" 2>&1); then
    echo "$1 does not see $fault"
    status=1
  elif [[ $output != *"$text"* ]]; then
    printf '%s sees %s, but does not say "%s":\n%s\n' "$1" "$fault" "$text" "$output"
    status=1
  fi
}

api=("$here/api.sh" "$copy" "$scratch/doc")
code=("$here/tutorial.sh" code "$copy")
output=("$here/tutorial.sh" output "$copy" "$build" "$build/examples/score_file")
pieces=("$here/tutorial.sh" output "$copy" "$build" "$build/examples/merge_pieces")

sees 'a tutorial that shows other code' docs/tutorial.md 's/i < 10/i < 11/' 'another program' "${code[@]}"
sees 'an example that was changed alone' examples/score_file.c '/fflush/d' 'another program' "${code[@]}"
sees 'an example that grew' examples/merge_pieces.c '$s/$/\n\n\n/' '81 lines, more than 79' "${code[@]}"
sees 'an example that no test knows' tests/docs/tutorial.sh 's/^(programs=.*) compare_rounds/\1/' 'other programs' \
  "$copy/tests/docs/tutorial.sh" code "$copy"
sees 'another score' docs/tutorial.md 's/47[.]8212/47.8213/' '+   1  47.8212' "${output[@]}"
sees 'another message' docs/tutorial.md 's/cannot be opened/is not there/' 'papi-2042.csv cannot' "${output[@]}"
sees 'an output that is cut' docs/tutorial.md '/^8 +E-Governance/d' '+8       E-Governance' "${output[@]}"
sees 'totals that another command made' docs/tutorial.md "s/^([$] sed) '2,351d'/\\1 '2,352d'/" '- 81.753310890' "${pieces[@]}"
if ! command -v doxygen >/dev/null; then
  echo "doxygen is not installed"
  if ((status == 0)); then exit 77; fi
  exit "$status"
fi
sees 'a parameter without words' include/chiso/results.h '/@param note /d' "parameter 'note'" "${api[@]}"
sees 'a parameter that is none' include/chiso/results.h 's/@param note /@param remark /' "'remark'" "${api[@]}"
sees 'a return value without words' include/chiso/base.h '/@return a constant string[.]/d' 'chiso_version' "${api[@]}"
sees 'a function without words' include/chiso/totals.h '/^CHISO_API size_t chiso_totals_units/i CHISO_API size_t chiso_totals_planted(void);\n' 'chiso_totals_' "${api[@]}"
sees 'a constant without words' include/chiso/base.h 's|, +/[*][*]< an allocation failed [*]/|,|' 'CHISO_E_MEMORY' "${api[@]}"
sees 'a field without words' include/chiso/index.h 's|of names and headings: CHISO_ENGLISH or CHISO_VIETNAMESE||; s|/[*][*]<  *[*]/||' 'language' "${api[@]}"
sees 'a link to a page that is none' docs/api/mainpage.md 's/\(ownership[.]md\)/(owners.md)/' 'owners.md' "${api[@]}"
sees 'a path that leads astray' docs/tutorial.md 's|\(api/ownership[.]md\)|(ownership.md)|' 'links to ownership.md' "${api[@]}"
sees 'a link to a group that is none' docs/api/mainpage.md 's/@ref totals/@ref sums/' 'sums' "${api[@]}"
sees 'a header that is not listed' docs/Doxyfile 's|include/chiso/design[.]h||' 'chiso_design_new is not in the reference' "${api[@]}"
if ((status == 0)); then echo "$count faults planted, all of them seen"; fi
exit "$status"
