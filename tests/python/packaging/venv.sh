# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the tests share: Python environments made and used without a network.

# needs PYTHON MODULE…: ends the test as skipped where one is missing.  ensurepip is of python3-venv.
needs() {
  local python=$1 module
  shift
  for module in "$@"; do
    if ! "$python" -c "import $module" 2>/dev/null; then
      echo "$python has no $module"
      exit 77
    fi
  done
}

quietly() {
  local output
  if output=$("$@" 2>&1); then return 0; fi
  printf 'failed: %s\n%s\n' "$*" "$output"
  return 1
}

# install_into FOLDER PYTHON OPTIONS FILE…: a new environment, made with OPTIONS, with what pip installs into it.
install_into() {
  local folder=$1 python=$2 options=$3
  shift 3
  # shellcheck disable=SC2086 # several, or none
  quietly "$python" -m venv $options "$folder"
  # Without the settings of who runs it, and without a network.
  quietly "$folder/bin/python" -m pip --isolated --disable-pip-version-check install --no-index --no-cache-dir "$@"
}
