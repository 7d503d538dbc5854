# SPDX-License-Identifier: GPL-3.0-or-later
# compare.awk OLD NEW, two tables of layout.awk.  Fails when a client compiled with OLD would not get
# along with NEW: options structs may grow behind their end and into a field named reserved, nothing
# else moves, changes or goes.  With -v fresh=1 it also fails where NEW has more than OLD.

function complain(text) {
    print text
    faults++
}

function type_of(name) {
    sub(/\..*/, "", name)
    return name
}

FNR == NR {
    old[$1 " " $2] = $3 " " $4
    if ($1 == "struct") size[$2] = $3
    if ($1 == "field" && $2 ~ /\.reserved$/) {
        reserved_from[type_of($2)] = $3
        reserved_to[type_of($2)] = $3 + $4
    }
    next
}
{ present[$1 " " $2] = $3 " " $4 }

function check_grown(what, type,    part) {
    if (type !~ /_options$/) complain(what " has another size, and says it nowhere: clients hold it")
    else if (present[what] + 0 < old[what] + 0) complain(what " has shrunk")
}

# A field that OLD lacks must lie where a client of OLD has nothing, or zeros.
function check_added(what, type, from, length_,    to) {
    to = from + length_
    added[what] = 1
    if (!(type in size) || from >= size[type]) return
    if (type in reserved_from && from >= reserved_from[type] && to <= reserved_to[type]) return
    complain(what " is new and lies inside the struct as clients know it: append it")
}

END {
    for (what in old) {
        split(what, part, " ")
        if (!(what in present)) {
            if (what !~ /\.reserved$/) complain(what " is gone")
        } else if (present[what] == old[what]) {
            continue
        } else if (part[1] == "struct") {
            check_grown(what, part[2])
        } else if (what !~ /\.reserved$/) {
            complain(what " was " old[what] ", is " present[what])
        }
    }
    for (what in present) {
        if (what in old) continue
        split(what, part, " ")
        split(present[what], number, " ")
        if (part[1] == "field") check_added(what, type_of(part[2]), number[1] + 0, number[2] + 0)
        else added[what] = 1
    }
    for (what in added) if (fresh && !faults) print what " is new: run tests/abi/refresh in the same change"
    for (what in added) if (fresh) faults++
    exit faults > 0
}
