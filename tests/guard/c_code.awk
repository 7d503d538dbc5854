# SPDX-License-Identifier: GPL-3.0-or-later
# Reads C line by line, for guards that must not trip over comments and strings:
#   strip(line) sets `code`, the line without comments, and `bare`, without the contents of strings too.
# Call start_file() when a new file begins.

function start_file() { in_comment = 0 }

function strip(line,    i, c, two, quote) {
    code = bare = quote = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; i++ }
        } else if (quote != "") {
            code = code c
            if (c == "\\") code = code substr(line, ++i, 1)
            else if (c == quote) { quote = ""; bare = bare c }
        } else if (two == "/*") {
            in_comment = 1; i++
            code = code " "; bare = bare " "
        } else if (two == "//") {
            return
        } else {
            if (c == "\"" || c == "'") quote = c
            code = code c; bare = bare c
        }
    }
}
