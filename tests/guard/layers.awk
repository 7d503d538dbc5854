# SPDX-License-Identifier: GPL-3.0-or-later
# The rules of layers.sh, whose tables arrive in the environment; c_code.awk reads the C.

BEGIN {
    read_layers(ENVIRON["LAYERS"])
    read_dependencies(ENVIRON["DEPENDENCIES"])
    n = split(ENVIRON["C_LIBRARY"], words)
    for (i = 1; i <= n; i++) c_library[words[i] ".h"] = 1
    calls = ENVIRON["FORBIDDEN_CALLS"]
    gsub(/[ \n]+/, "|", calls)
}

function read_layers(table,    lines, words, i, j, n, m) {
    n = split(table, lines, "\n")
    for (i = 1; i <= n; i++) {
        if ((m = split(lines[i], words)) == 0) continue
        is_layer[words[1]] = 1
        for (j = 1; j <= m; j++) may_use[words[1], words[j]] = 1
        allowed[words[1]] = lines[i]
        sub(/^[a-z]+ */, "", allowed[words[1]])
        if (m == 1) allowed[words[1]] = "no other folder"
    }
}

function read_dependencies(table,    lines, words, i, n) {
    n = split(table, lines, "\n")
    for (i = 1; i <= n; i++)
        if (split(lines[i], words) == 2) reserved_for[words[1]] = words[2]
}

# The layer of a file: its folder in lib/, or the name of its public header.
function layer_of(file,    part) {
    split(file, part, "/")
    if (part[1] == "lib") return part[2]
    sub(/[.]h$/, "", part[3])
    return part[3]
}

function complain(what) {
    printf "%s:%d: %s\n", FILENAME, FNR, what
    faults++
}

function check_arrow(layer, target, written) {
    if (!(target in is_layer))
        complain("includes " written ", which is no layer of lib/")
    else if (!((layer, target) in may_use))
        complain("includes " written ": " layer " may not use " target "; it may use: " allowed[layer])
}

function check_dependency(header, written,    known) {
    for (known in reserved_for)
        if (index(header, known) == 1) {
            if (FILENAME !~ reserved_for[known])
                complain("includes " written ", which only files matching " reserved_for[known] " may")
            return
        }
    if (!(header in c_library))
        complain("includes " written ", which is neither ours nor the C library nor a dependency in layers.sh")
}

function check_library_include(header, angled, written,    layer, part, folder) {
    layer = layer_of(FILENAME)
    if (header == "chiso/chiso.h") {
        complain("includes " written "; include the header of the layer that is needed")
    } else if (header ~ /^chiso\//) {
        sub(/^chiso\//, "", header)
        sub(/[.]h$/, "", header)
        check_arrow(layer, header, written)
    } else if (angled) {
        check_dependency(header, written)
    } else if (split(header, part, "/") == 1 || header ~ /^[.]/) {
        complain("includes " written "; write its path from lib/, such as \"base/text.h\"")
    } else {
        check_arrow(layer, part[1], written)
    }
}

# An example sees what a user sees; a quoted header is one of its own folder.
function check_example_include(header, angled, written,    folder) {
    if (header ~ /^chiso\//) return
    if (angled) {
        if (!(header in c_library) && header != "assert.h")
            complain("includes " written "; examples use <chiso/…> and the C library alone")
        return
    }
    folder = FILENAME
    sub(/[^\/]*$/, "", folder)
    if (header ~ /^[.]|^\// || !is_file(folder header))
        complain("includes " written ", which is not beside it; examples use <chiso/…> and the C library alone")
}

function is_file(path,    line, readable) {
    readable = (getline line < path) >= 0
    close(path)
    return readable
}

function check_include(    header, angled, written) {
    written = code
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", written)
    sub(/[ \t]+$/, "", written)
    angled = written ~ /^</
    header = substr(written, 2, length(written) - 2)
    if (written !~ /^["<].*[">]$/) complain("includes " written "; a guard can only read a plain name")
    else if (FILENAME ~ /^examples\//) check_example_include(header, angled, written)
    else if (FILENAME == "include/chiso/chiso.h") return
    else check_library_include(header, angled, written)
}

function check_calls(    found) {
    if (match(" " bare, "[^A-Za-z0-9_](" calls ")[ \t]*[(]")) {
        found = substr(" " bare, RSTART + 1, RLENGTH - 1)
        complain("calls " found "…): the library prints nothing and never ends the process")
    }
    if (match(" " bare " ", /[^A-Za-z0-9_](stdout|stderr)[^A-Za-z0-9_]/))
        complain("uses " substr(" " bare " ", RSTART + 1, 6) ": the library prints nothing")
}

FNR == 1 {
    start_file()
    if (FILENAME ~ /^lib\// && !(layer_of(FILENAME) in is_layer))
        complain("its folder has no row in the table of layers.sh")
}
{
    strip($0)
    if (code ~ /^[ \t]*#[ \t]*include/) check_include()
    else if (FILENAME !~ /^examples\//) check_calls()
}
END { exit faults > 0 }
