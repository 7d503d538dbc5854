#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sabotage.sh: tables that a client of before cannot live with, and some that it can, for compare.awk.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0

# What every case starts from.
cat >"$scratch/old" <<'END'
constant CHISO_E_DATA 3
struct chiso_error 16
field chiso_error.status 0 4
field chiso_error.reserved 4 4
field chiso_error.record 8 8
struct chiso_x_options 16
field chiso_x_options.struct_size 0 8
field chiso_x_options.level 8 4
field chiso_x_options.reserved 12 4
END

# compare SED-SCRIPT: what compare.awk says of the old table changed by it; its status in `code`.
compare() {
  sed -e "$1" "$scratch/old" >"$scratch/new"
  code=0
  said=$(awk -v fresh=0 -f "$here/compare.awk" "$scratch/old" "$scratch/new") || code=$?
}

breaks() {
  compare "$2"
  if ((code == 1)) && [[ $said == *"$1"* ]]; then return 0; fi
  echo "not seen: $2 (said: ${said:-nothing})"
  status=1
}

passes() {
  compare "$1"
  if ((code == 0)); then return 0; fi
  echo "harmless, but refused: $1 (said: $said)"
  status=1
}

breaks 'constant CHISO_E_DATA was 3' 's/CHISO_E_DATA 3/CHISO_E_DATA 4/'
breaks 'constant CHISO_E_DATA is gone' '/CHISO_E_DATA/d'
breaks 'field chiso_x_options.level was 8 4' 's/level 8 4/level 12 4/'
breaks 'field chiso_x_options.level was 8 4' 's/level 8 4/level 8 8/'
breaks 'field chiso_x_options.level is gone' '/level/d'
breaks 'struct chiso_error has another size' 's/chiso_error 16/chiso_error 24/'
breaks 'struct chiso_x_options has shrunk' 's/chiso_x_options 16/chiso_x_options 8/'
breaks 'field chiso_x_options.inner is new and lies inside' '/level/a field chiso_x_options.inner 8 4'
breaks 'field chiso_x_options.wide is new and lies inside' 's/reserved 12 4/wide 12 8/'
passes 's/chiso_x_options 16/chiso_x_options 24/; /reserved 12/a field chiso_x_options.more 16 8'
passes 's/x_options.reserved 12 4/x_options.small 12 4/'
passes '1a constant CHISO_E_NEW 8'
passes '1a struct chiso_y_options 8'
exit "$status"
