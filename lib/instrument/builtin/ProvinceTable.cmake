# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DINPUT=provinces.csv -DREGIONS=regions.csv -DOUTPUT=… -P ProvinceTable.cmake: the provinces, the regions,
# and the spellings of their names (name_ascii, aliases and name_en, small letters and digits alone) as sorted C
# tables; see province.h.
cmake_minimum_required(VERSION 3.25)

# Lines of a file behind its header, which must be the one expected.
function(read_table file header out)
  file(STRINGS "${file}" lines ENCODING UTF-8)
  list(POP_FRONT lines found)
  if(NOT found STREQUAL header)
    message(FATAL_ERROR "${file}: unexpected header")
  endif()
  set(${out} "${lines}" PARENT_SCOPE)
endfunction()

# Spellings, a | between them, of the entry `number` of a list.
macro(add_keys geography spellings)
  string(TOLOWER "${spellings}" folded)
  string(REGEX REPLACE "[^a-z0-9|]" "" folded "${folded}")
  string(REPLACE "|" ";" folded "${folded}")
  foreach(key IN LISTS folded)
    if(NOT key STREQUAL "")
      list(APPEND keys "${geography} ${key} ${number}")
    endif()
  endforeach()
  math(EXPR number "${number} + 1")
endmacro()

function(fail_row file line)
  message(FATAL_ERROR "${file}: not a row of plain fields: ${line}")
endfunction()

read_table("${INPUT}" "list,code,name_vi,name_ascii,region,became_34,aliases" lines)
read_table("${REGIONS}" "code,name_vi,name_ascii,name_en" regions)
set(provinces "")
set(keys "")
set(number 0)

foreach(line IN LISTS regions)
  if(NOT line MATCHES "^(R[0-9]),([^,\"]+),([^,\"]+),([^,\"]+)$")
    fail_row("${REGIONS}" "${line}")
  endif()
  list(APPEND region_codes "${CMAKE_MATCH_1}")
  list(APPEND region_names "${CMAKE_MATCH_2}")
endforeach()

foreach(line IN LISTS lines)
  if(NOT line MATCHES "^(63|34),([0-9][0-9]),([^,\"]+),([^,\"]+),([^,\"]*),([0-9]*),([^,\"]*)$")
    fail_row("${INPUT}" "${line}")
  endif()
  set(geography "${CMAKE_MATCH_1}")
  set(spellings "${CMAKE_MATCH_4}|${CMAKE_MATCH_7}")
  set(becomes "NULL, NULL")
  if(geography EQUAL 63)
    list(FIND region_names "${CMAKE_MATCH_5}" at)
    if(at LESS 0 OR CMAKE_MATCH_6 STREQUAL "")
      message(FATAL_ERROR "${INPUT}: one of the 63 needs its region and what it became: ${line}")
    endif()
    list(GET region_codes ${at} region)
    set(becomes "\"${CMAKE_MATCH_6}\", \"${region}\"")
  endif()
  string(APPEND provinces "    {${geography}, \"${CMAKE_MATCH_2}\", \"${CMAKE_MATCH_3}\", NULL, ${becomes}},\n")
  add_keys(${geography} "${spellings}")
endforeach()

foreach(line IN LISTS regions)
  string(REGEX MATCH "^(R[0-9]),([^,\"]+),([^,\"]+),([^,\"]+)$" line "${line}")
  set(spellings "${CMAKE_MATCH_3}|${CMAKE_MATCH_4}")
  string(APPEND provinces
    "    {CHISO_REGIONS, \"${CMAKE_MATCH_1}\", \"${CMAKE_MATCH_2}\", \"${CMAKE_MATCH_4}\", NULL, NULL},\n")
  add_keys(6 "${spellings}")
endforeach()

list(SORT keys COMPARE NATURAL) # by number, then by letter
set(table "")
foreach(key IN LISTS keys)
  string(REPLACE " " ";" key "${key}")
  list(GET key 0 geography)
  list(GET key 1 text)
  list(GET key 2 province)
  string(APPEND table "    {${geography}, \"${text}\", ${province}},\n")
endforeach()
list(LENGTH keys key_count)

file(WRITE "${OUTPUT}" "#include <chiso/instrument.h>\n\n#include \"instrument/province.h\"\n\n"
  "const chiso__province chiso__provinces[] = {\n${provinces}};\n"
  "const size_t chiso__provinces_count = ${number};\n\n"
  "const chiso__province_key chiso__province_keys[] = {\n${table}};\n"
  "const size_t chiso__province_keys_count = ${key_count};\n")
