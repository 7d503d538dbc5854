# SPDX-License-Identifier: GPL-3.0-or-later
# Reads public headers and writes a C program that prints, one a line, what is compiled into a client:
# constants with their values, structs with their sizes, fields with offset and size.  abidiff does not
# see the constants, since functions take them as int32_t.  Needs c_code.awk.

FNR == 1 { start_file() }
{
    strip($0)
    if (code !~ /^[ \t]*#/) text = text " " code
}

function print_constants(body,    list, n, i) {
    n = split(body, list, ",")
    for (i = 1; i <= n; i++) {
        sub(/=.*/, "", list[i])
        gsub(/ /, "", list[i])
        if (list[i] != "") printf "    printf(\"constant %s %%d\\n\", (int)%s);\n", list[i], list[i]
    }
}

# const char *const *name · char name[64] · void (*name)(void *data)
function name_of(declaration) {
    if (match(declaration, /\( ?\* ?[a-z_0-9]+ ?\)/)) declaration = substr(declaration, RSTART, RLENGTH - 1)
    else if (declaration ~ /,/) print "#error one field, one declaration: " declaration
    sub(/\[[^]]*\] *$/, "", declaration)
    gsub(/^.*[ *]/, "", declaration)
    return declaration
}

function print_fields(type, body,    list, n, i, name) {
    printf "    printf(\"struct %s %%zu\\n\", sizeof(%s));\n", type, type
    n = split(body, list, / *; */)
    for (i = 1; i <= n; i++) {
        if (list[i] ~ /^ *$/) continue
        name = name_of(list[i])
        printf "    printf(\"field %s.%s %%zu %%zu\\n\", offsetof(%s, %s), sizeof(((%s *)0)->%s));\n",
               type, name, type, name, type, name
    }
}

# Braces are not nested in what may stand in a public header.
function print_definition(definition,    type, body) {
    type = body = definition
    sub(/^.*\} */, "", type)
    sub(/ *;$/, "", type)
    sub(/^[^{]*\{/, "", body)
    sub(/ *\}.*$/, "", body)
    if (definition ~ /^enum/) print_constants(body)
    else print_fields(type, body)
}

END {
    print "#include <chiso/chiso.h>\n#include <stdio.h>\nint main(void) {"
    gsub(/[ \t]+/, " ", text)
    while (match(text, /(enum|struct [a-z_]+) ?\{[^}]*\}[^;]*;/)) {
        definition = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        print_definition(definition)
    }
    print "    return 0;\n}"
}
