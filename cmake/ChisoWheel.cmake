# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --build BUILD --target wheel: the Python package with the library inside, in BUILD/wheel.  What the
# library needs is linked into it, from the archives of Debian's -dev packages, so that the wheel needs glibc alone.
# That is GSL, libcsv and utf8proc: jansson is of the tests alone, and of libxlsxwriter Debian has no archive, hence
# chiso_no_xlsx: the library of the wheel writes no workbooks, and says so.
# Nothing else that is built needs Python or the archives.
# Of libgslcblas nothing is taken so far.  Should the library come to use linear algebra of GSL, xerbla.o of it,
# compiled without -fPIC, is not linked: then a cblas_xerbla() of our own must be, as CBLAS allows.

# Debian's before any other in PATH, which would lack its packages; looked for anew, since it may come later.
find_program(CHISO_PYTHON3 python3 PATHS /usr/bin NO_DEFAULT_PATH NO_CACHE)
find_program(CHISO_PYTHON3 python3 NO_CACHE)

# chiso_python_make(COMMAND WHAT): the command that makes it, up to the folder that it goes to.
function(chiso_python_make command what)
  set(${command} "${CHISO_PYTHON3}" -B "${PROJECT_SOURCE_DIR}/cmake/python/make.py" ${what}
    "${PROJECT_SOURCE_DIR}/bindings/python" "${PROJECT_BINARY_DIR}/python/${what}/stage" PARENT_SCOPE)
endfunction()

set(archives)
set(licences
  LICENSE=${PROJECT_SOURCE_DIR}/LICENSE
  LICENSE.gsl=/usr/share/doc/libgsl-dev/copyright
  LICENSE.libcsv=/usr/share/doc/libcsv-dev/copyright
  LICENSE.libcsv=/usr/share/common-licenses/LGPL-2.1
  LICENSE.utf8proc=/usr/share/doc/libutf8proc-dev/copyright)
set(missing)
foreach(name gsl gslcblas csv utf8proc)
  find_library(CHISO_ARCHIVE_${name} lib${name}.a)
  mark_as_advanced(CHISO_ARCHIVE_${name})
  if(CHISO_ARCHIVE_${name})
    list(APPEND archives "${CHISO_ARCHIVE_${name}}")
  else()
    list(APPEND missing lib${name}.a)
  endif()
endforeach()
foreach(licence IN LISTS licences)
  string(REGEX REPLACE "^[^=]*=" "" file "${licence}")
  if(NOT EXISTS "${file}")
    list(APPEND missing "${file}")
  endif()
endforeach()
if(NOT CHISO_PYTHON3)
  list(APPEND missing python3)
endif()
if(CHISO_SANITIZE OR CHISO_COVERAGE)
  list(APPEND missing "a build without sanitizers and counters")
endif()

# Why there can be none, for the target and the test; empty: there can.
set(CHISO_NO_WHEEL)
if(missing)
  list(JOIN missing ", " missing)
  set(CHISO_NO_WHEEL "no wheel can be made here, for want of: ${missing}")
  add_custom_target(wheel COMMAND "${CMAKE_COMMAND}" -E echo "${CHISO_NO_WHEEL}"
    COMMAND "${CMAKE_COMMAND}" -E false VERBATIM)
  return()
endif()

add_library(chiso_wheel_library SHARED EXCLUDE_FROM_ALL $<TARGET_OBJECTS:chiso_objects> $<TARGET_OBJECTS:chiso_no_xlsx>)
target_link_libraries(chiso_wheel_library PRIVATE chiso_compiler ${archives} m)
# The map hides what comes from the archives too.  Stripped, and without relocations in its code.
target_link_options(chiso_wheel_library PRIVATE "LINKER:--version-script=${PROJECT_SOURCE_DIR}/lib/chiso.map"
  LINKER:--no-undefined LINKER:-z,text LINKER:--strip-all)
set_target_properties(chiso_wheel_library PROPERTIES OUTPUT_NAME chiso
  SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} LINK_DEPENDS "${PROJECT_SOURCE_DIR}/lib/chiso.map"
  LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/python/wheel")

chiso_python_make(make_wheel wheel)
add_custom_target(wheel COMMAND ${make_wheel} "${PROJECT_BINARY_DIR}/wheel"
  "$<TARGET_SONAME_FILE:chiso_wheel_library>" ${licences} VERBATIM)
add_dependencies(wheel chiso_wheel_library)
