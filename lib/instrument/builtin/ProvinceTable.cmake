# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DINPUT=provinces.csv -DOUTPUT=… -P ProvinceTable.cmake: the provinces and the spellings of their
# names (name_ascii and aliases, small letters and digits alone) as sorted C tables; see province.h.
cmake_minimum_required(VERSION 3.25)
file(STRINGS "${INPUT}" lines ENCODING UTF-8)
list(POP_FRONT lines header)
if(NOT header STREQUAL "list,code,name_vi,name_ascii,region,became_34,aliases")
  message(FATAL_ERROR "${INPUT}: unexpected header")
endif()

set(provinces "")
set(keys "")
set(number 0)
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^(63|34),([0-9][0-9]),([^,\"]+),([^,\"]+),([^,\"]*),([0-9]*),([^,\"]*)$")
    message(FATAL_ERROR "${INPUT}: not a row of seven plain fields: ${line}")
  endif()
  set(geography "${CMAKE_MATCH_1}")
  string(APPEND provinces "    {${geography}, \"${CMAKE_MATCH_2}\", \"${CMAKE_MATCH_3}\"},\n")
  string(TOLOWER "${CMAKE_MATCH_4}|${CMAKE_MATCH_7}" spellings)
  string(REGEX REPLACE "[^a-z0-9|]" "" spellings "${spellings}")
  string(REPLACE "|" ";" spellings "${spellings}")
  foreach(key IN LISTS spellings)
    if(NOT key STREQUAL "")
      list(APPEND keys "${geography} ${key} ${number}")
    endif()
  endforeach()
  math(EXPR number "${number} + 1")
endforeach()

list(SORT keys)
set(table "")
foreach(key IN LISTS keys)
  string(REPLACE " " ";" key "${key}")
  list(GET key 0 geography)
  list(GET key 1 text)
  list(GET key 2 province)
  string(APPEND table "    {${geography}, \"${text}\", ${province}},\n")
endforeach()
list(LENGTH keys key_count)

file(WRITE "${OUTPUT}" "#include \"instrument/province.h\"\n\n"
  "const chiso__province chiso__provinces[] = {\n${provinces}};\n"
  "const size_t chiso__provinces_count = ${number};\n\n"
  "const chiso__province_key chiso__province_keys[] = {\n${table}};\n"
  "const size_t chiso__province_keys_count = ${key_count};\n")
