# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the functions that headers declare with CHISO_API: the word before the first parenthesis of
# the declaration, which may run over several lines.

FNR == 1 { start_file(); pending = "" }
{
    strip($0)
    if (bare ~ /^[ \t]*#/) next
    if (pending == "" && bare !~ /(^|[^A-Za-z0-9_])CHISO_API([^A-Za-z0-9_]|$)/) next
    pending = pending " " bare
    if (!match(pending, /[A-Za-z_][A-Za-z0-9_]*[ \t]*[(]/)) next
    name = substr(pending, RSTART, RLENGTH - 1)
    gsub(/[ \t]/, "", name)
    print name
    pending = ""
}
