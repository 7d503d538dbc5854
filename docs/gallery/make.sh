#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# docs/gallery/make.sh [TOOL]: makes the pictures of docs/gallery.md anew, from examples/data and a survey that the tool
# simulates.  Needs Chromium and Node.js (tests/browser), LibreOffice Calc, pdftoppm (poppler-utils) and ImageMagick.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$here/../..
tool=$(realpath "${1:-$source/build/release/chiso}")
data=$(realpath "$source/examples/data")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
modules=$source/build/gallery
cd "$work"

survey=(answers.csv --instrument sipas-2024 --by province --weight weight --strata stratum --psu village)

make_reports() {
  "$tool" score "$data/papi-2023.csv" --instrument papi-2023 --format json -o papi-2023.json 2>/dev/null
  "$tool" report "$data/papi-2024.csv" --instrument papi-2024 --before papi-2023.json --lang vi -o papi.html
  "$tool" simulate --instrument sipas-2024 --seed 2 -o before.csv
  "$tool" simulate --instrument sipas-2024 --seed 1 -o answers.csv
  "$tool" score before.csv "${survey[@]:1}" --format json -o before.json
  "$tool" report "${survey[@]}" --before before.json --lang vi -o sipas.html
  "$tool" report "${survey[@]}" --before before.json --lang vi --format xlsx -o sipas.xlsx
}

take_pages() {
  "$source/tests/browser/packages.sh" "$source/tests/browser" "$modules"
  CHISO_PAGES=$work CHISO_MODULES=$(realpath "$modules/node_modules") node "$here/pictures.mjs"
}

# The sheet of the ranking as it would be printed.
take_sheets() {
  soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf sipas.xlsx >soffice.log 2>&1
  pdftoppm -r 80 -f 1 -l 1 -singlefile -png sipas.pdf workbook-index
  keep workbook-index.png workbook-index
}

# Few colours are enough for charts, and a quarter of the bytes.
keep() {
  convert "$1" -strip -dither None -colors 96 "PNG8:$here/$2.png"
}

make_reports
take_pages
for picture in page-*.png; do keep "$picture" "${picture%.png}"; done
take_sheets
ls -l "$here"/*.png
