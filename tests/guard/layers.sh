#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# layers.sh [SOURCE]: fails on an #include that points up in the house, or on a call that a library
# must not make.  A new folder in lib/ gets a row here, and a line in docs of why.
set -euo pipefail

# folder      the folders it may use beside itself
export LAYERS='
base
numeric       base
csv           base
results       base
output        results base
input         results base
instrument    csv results base
responses     csv instrument results base
design        responses instrument results base
totals        numeric design responses instrument results base
estimate      numeric totals design responses instrument results base
index         numeric estimate totals design responses instrument results base
drivers       numeric estimate totals design responses instrument results base
reliability   numeric estimate totals design responses instrument results base
quality       numeric estimate totals design responses instrument results base
simulate      numeric instrument results base
report        output index estimate totals instrument results base
'

# header        the files that may include it (a regular expression on their path); nobody else may
export DEPENDENCIES='
gsl/            ^lib/numeric/
csv.h           ^lib/csv/csv_reader[.]c$
utf8proc.h      ^lib/base/
xlsxwriter.h    ^lib/output/xlsx.*[.][ch]$|^lib/report/workbook.*[.]c$
zlib.h          ^lib/output/xlsx_whole[.]c$
'

# The C library, POSIX included.  Not assert.h: the library reports, it does not abort.
export C_LIBRARY='complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal
stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time
uchar wchar wctype dirent fcntl fnmatch ftw getopt glob langinfo libgen poll pthread pwd sched
semaphore strings termios unistd sys/file sys/ioctl sys/mman sys/resource sys/select sys/stat
sys/time sys/types sys/uio sys/wait'

# What prints or ends the process of the host.
export FORBIDDEN_CALLS='printf fprintf vprintf vfprintf dprintf vdprintf puts putchar perror
abort exit _exit _Exit quick_exit atexit assert raise'

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "${1:-$here/../..}"

folders=()
for folder in lib include examples; do
  if [[ -d $folder ]]; then folders+=("$folder"); fi
done
mapfile -d '' -t files < <(find "${folders[@]}" -type f -name '*.[ch]' -print0 | LC_ALL=C sort -z)
if ((${#files[@]} == 0)); then
  echo "no C files found in $PWD: nothing was checked" >&2
  exit 1
fi
LC_ALL=C awk -f "$here/c_code.awk" -f "$here/layers.awk" "${files[@]}"
echo "${#files[@]} files keep to their layers"
