# SPDX-License-Identifier: GPL-3.0-or-later
# What the library links, and why: the table "Dependencies" in README.md.
find_package(GSL REQUIRED)
find_package(LibCsv REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
