# SPDX-License-Identifier: GPL-3.0-or-later
# What the library links, and why: the table "Dependencies" in README.md.
# Global: a project around this one that links chiso::static must see them too.
find_package(GSL REQUIRED GLOBAL)
find_package(LibCsv REQUIRED GLOBAL)
find_package(PkgConfig REQUIRED)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET GLOBAL libutf8proc)
