#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tutorial.sh code SOURCE                         the C in docs/tutorial.md is that of its two programs in examples/
# tutorial.sh output SOURCE PROGRAM               PROGRAM prints what the tutorial shows
# tutorial.sh all SOURCE BUILD CMAKE CC LIBDIR    every command of the tutorial, then of the main page,
#                                                 prints what is shown: install, compile, run
set -euo pipefail
export LC_ALL=C

what=$1 source=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
count=0

# blocks PAGE LANGUAGE: what stands between ```LANGUAGE and ```, a blank line between blocks.
blocks() {
  awk -v fence="^[\`][\`][\`]$2\$" \
    '$0 ~ fence { on = 1; if (n++) print ""; next } /^```$/ { on = 0 } on' "$source/$1"
}

compare_code() {
  blocks docs/tutorial.md c >"$scratch/shown.c"
  (cd "$source/examples" && cat score_file.c <(echo) standard_errors.c) >"$scratch/programs.c"
  if ! diff -u --label docs/tutorial.md --label examples/ "$scratch/shown.c" "$scratch/programs.c"; then
    echo "the tutorial shows another program than examples/score_file.c and standard_errors.c"
    exit 1
  fi
  echo "the tutorial shows two programs of examples/, $(wc -l <"$scratch/shown.c") lines"
}

# A place like the folder of the sources, in which nothing of them can be changed.
enter_scratch() {
  mkdir -p "$scratch/here/build" "$scratch/home"
  cd "$scratch/here"
  ln -s "$source/examples" examples
  export HOME=$scratch/home
}

# compare COMMAND: its output is in ../printed, what the page shows in ../shown.
compare_output() {
  count=$((count + 1))
  if diff -u --label shown --label printed ../shown ../printed; then return 0; fi
  printf 'the above is printed by: %s\n' "$1"
  status=1
}

# run_page PAGE [PATTERN]: each command (of those that match) in this shell, so that exports last.
run_page() {
  local line command=
  while IFS= read -r line <&3; do
    if [[ $line != '$ '* ]]; then
      printf '%s\n' "$line" >>../shown
      continue
    fi
    if [[ -n $command ]]; then compare_output "$command"; fi
    command=
    : >../shown
    if [[ ! ${line#'$ '} =~ ${2:-.} ]]; then continue; fi
    command=${line#'$ '}
    eval "$command" >../printed 2>&1 </dev/null || true
  done 3< <(blocks "$1" console | sed '/^$/{N;/\n[$] /!b;s/^\n//}')
  if [[ -n $command ]]; then compare_output "$command"; fi
}

case $what in
code) compare_code ;;
output)
  enter_scratch
  ln -s "$3" score_file
  run_page docs/tutorial.md '^([.]/score_file|sed) '
  ;;
all)
  build=$3 cmake=$4 cc=$5 libdir=$6
  cmake() { command "$cmake" "$@"; }
  cc() { command "$cc" "$@"; }
  enter_scratch
  ln -s "$build" build/release
  # Where the system does not use lib, the page's reader is told by cmake --install.
  if [[ $libdir != lib ]]; then mkdir -p "$HOME/.local" && ln -s "$libdir" "$HOME/.local/lib"; fi
  run_page docs/tutorial.md
  blocks docs/api/mainpage.md c >first.c
  run_page docs/api/mainpage.md
  ;;
*) sed -n '3,6s/^# //p' "$0" && exit 2 ;;
esac
if [[ $what != code ]]; then
  if ((count == 0)); then echo "no command was found: nothing was checked" && exit 1; fi
  if ((status == 0)); then echo "$count commands print what is shown"; fi
fi
exit "$status"
