# What stands above, in the file that is installed, is made from the tables of the tool.

# Adds those of the words that begin as the one being typed; `current` is _chiso's.
_chiso_reply() {
  local word
  for word in "$@"; do
    if [[ $word == "${current:-}"* ]]; then COMPREPLY+=("$(printf '%q' "$word")"); fi
  done
}

# _chiso_paths -f|-d: adds files, or directories alone.
_chiso_paths() {
  local path
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "${current:-}")
  # Fails where no one is typing, such as in a test.
  compopt -o filenames 2>/dev/null || true
}

# The options of the verb that the line does not have yet: the tool refuses one that is given twice.
_chiso_options_left() {
  local option
  while IFS= read -r option; do
    if [[ " ${COMP_WORDS[*]:2:COMP_CWORD-2} " != *" $option "* ]]; then _chiso_reply "$option"; fi
  done < <(_chiso_options "$1")
}

_chiso() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
  COMPREPLY=()
  # bash makes three words of --format=csv.
  if [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi
  if [[ $current == '=' ]]; then current=''; fi

  if ((COMP_CWORD == 1)); then
    _chiso_verbs
  elif [[ " ${COMP_WORDS[*]:2:COMP_CWORD-2} " == *' -- '* ]]; then
    _chiso_names "$verb"
  elif _chiso_values "$verb" "$previous"; then
    :
  elif [[ $current == -* ]]; then
    _chiso_options_left "$verb"
  else
    _chiso_names "$verb"
  fi
}

complete -F _chiso chiso
