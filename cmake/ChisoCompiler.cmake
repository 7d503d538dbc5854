# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings and sanitizers for our own targets; errors only where a preset asks (CMAKE_COMPILE_WARNING_AS_ERROR).
option(CHISO_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(CHISO_THREAD_SANITIZE "Build with ThreadSanitizer" OFF)
option(CHISO_COVERAGE "Count what runs in the library (gcc)" OFF)
option(CHISO_FUZZ "Build the fuzzers (clang, with CHISO_SANITIZE)" OFF)

add_library(chiso_compiler INTERFACE)
target_compile_options(chiso_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wdouble-promotion -Wstrict-prototypes
  -Wmissing-prototypes -Wcast-qual -Wundef -Wformat=2 -Wvla)
if(CMAKE_C_COMPILER_ID MATCHES "Clang") # its NAN is a float, which it then warns of
  target_compile_options(chiso_compiler INTERFACE -Wno-double-promotion)
endif()
target_compile_definitions(chiso_compiler INTERFACE _POSIX_C_SOURCE=200809L)
if(CHISO_SANITIZE)
  set(flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(chiso_compiler INTERFACE ${flags})
  target_link_options(chiso_compiler INTERFACE ${flags})
endif()
if(CHISO_THREAD_SANITIZE)
  if(CHISO_SANITIZE)
    message(FATAL_ERROR "CHISO_THREAD_SANITIZE and CHISO_SANITIZE: one program can have one of these "
                        "sanitizers; build twice, as the presets thread and sanitize do")
  endif()
  target_compile_options(chiso_compiler INTERFACE -fsanitize=thread)
  target_link_options(chiso_compiler INTERFACE -fsanitize=thread)
endif()
if(CHISO_FUZZ) # the fuzzers themselves link libFuzzer's main
  target_compile_options(chiso_compiler INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(chiso_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
