#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tutorial.sh code SOURCE                         the C in docs/tutorial.md is that of the programs in examples/
# tutorial.sh output SOURCE BUILD PROGRAM         PROGRAM prints what the parts of the tutorial show that run it
# tutorial.sh all SOURCE BUILD CMAKE CC LIBDIR    every command of the tutorial, then of the main page,
#                                                 prints what is shown: install, compile, run
set -euo pipefail
export LC_ALL=C

what=$1 source=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
count=0
# In the order of the tutorial.
programs=(score_file standard_errors own_instrument merge_pieces compare_rounds columns make_page)
lines_at_most=79

# blocks PAGE LANGUAGE [TEXT]: what stands between ```LANGUAGE and ```, a blank line between blocks; with a
# TEXT, of those parts (## ...) of the page that have it.
blocks() {
  awk -v fence="^[\`][\`][\`]$2\$" -v text="${3-}" '
    FNR == 1 { part = 0 }
    /^## / { part++ }
    NR == FNR { if (text == "" || index($0, text)) wanted[part]; next }
    !(part in wanted) { next }
    $0 ~ fence { on = 1; if (n++) print ""; next }
    /^```$/ { on = 0 }
    on' "$source/$1" "$source/$1"
}

compare_code() {
  local program n
  blocks docs/tutorial.md c >"$scratch/shown.c"
  for program in "${programs[@]}"; do
    n=$(wc -l <"$source/examples/$program.c")
    if ((n > lines_at_most)); then
      echo "examples/$program.c has $n lines, more than $lines_at_most: show one idea"
      status=1
    fi
    if [[ -s $scratch/programs.c ]]; then echo; fi >>"$scratch/programs.c"
    cat "$source/examples/$program.c" >>"$scratch/programs.c"
  done
  if ! diff -u --label docs/tutorial.md --label examples/ "$scratch/shown.c" "$scratch/programs.c"; then
    echo "the tutorial shows another program than is in examples/: ${programs[*]}"
    status=1
  fi
  if ! diff -u --label 'examples/' --label 'the tutorial' <(cd "$source/examples" && ls -- *.c) \
    <(printf '%s.c\n' "${programs[@]}" | sort); then
    echo "the tutorial and examples/ have other programs"
    status=1
  fi
  if ((status == 0)); then
    echo "the tutorial shows ${#programs[@]} programs of examples/, $(wc -l <"$scratch/shown.c") lines"
  fi
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

# run_page PAGE [TEXT PATTERN]: each command in this shell, so that exports last; with a TEXT, of those parts of
# the page that have it, and but for commands that match.
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
    if [[ -n ${3-} && $line =~ ${3-} ]]; then continue; fi
    command=${line#'$ '}
    eval "$command" >../printed 2>&1 </dev/null || true
  done 3< <(blocks "$1" console "${2-}" | sed '/^$/{N;/\n[$] /!b;s/^\n//}')
  if [[ -n $command ]]; then compare_output "$command"; fi
}

case $what in
code) compare_code ;;
output)
  build=$3 program=$4
  enter_scratch
  ln -s "$build" build/release
  ln -s "$program" "${program##*/}"
  # It is compiled already; the install is that of the page's first part.
  run_page docs/tutorial.md "$ ./${program##*/}" '^[$] (cc|env) '
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
