# SPDX-License-Identifier: GPL-3.0-or-later
# What the library links, and why: the table "Dependencies" in README.md.
find_package(GSL REQUIRED)
find_package(LibCsv REQUIRED)
find_package(Threads REQUIRED) # of the C library; CMAKE_THREAD_LIBS_INIT is empty where it needs no flag
find_package(PkgConfig REQUIRED)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)

# Workbooks are optional; zlib, which libxlsxwriter needs too, shows that one is whole.
set(CHISO_XLSX AUTO CACHE STRING "Write workbooks with libxlsxwriter: AUTO (where it is), ON, OFF")
set_property(CACHE CHISO_XLSX PROPERTY STRINGS AUTO ON OFF)
set(CHISO_XLSX_LIBRARIES)
if(CHISO_XLSX STREQUAL "AUTO" OR CHISO_XLSX)
  pkg_check_modules(XLSXWRITER QUIET IMPORTED_TARGET xlsxwriter)
  find_package(ZLIB QUIET)
  if(TARGET PkgConfig::XLSXWRITER AND TARGET ZLIB::ZLIB)
    set(CHISO_XLSX_LIBRARIES PkgConfig::XLSXWRITER ZLIB::ZLIB)
  elseif(NOT CHISO_XLSX STREQUAL "AUTO")
    message(FATAL_ERROR "CHISO_XLSX is ${CHISO_XLSX}, but libxlsxwriter or zlib is not found: libxlsxwriter-dev, zlib1g-dev")
  endif()
endif()
