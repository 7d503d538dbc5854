# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings and sanitizers for our own targets; errors only where a preset asks (CMAKE_COMPILE_WARNING_AS_ERROR).
option(CHISO_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

add_library(chiso_compiler INTERFACE)
target_compile_options(chiso_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wdouble-promotion -Wstrict-prototypes
  -Wmissing-prototypes -Wcast-qual -Wundef -Wformat=2 -Wvla)
target_compile_definitions(chiso_compiler INTERFACE _POSIX_C_SOURCE=200809L)
if(CHISO_SANITIZE)
  set(flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(chiso_compiler INTERFACE ${flags})
  target_link_options(chiso_compiler INTERFACE ${flags})
endif()
