# SPDX-License-Identifier: GPL-3.0-or-later
# Packages as Debian divides them (Policy 8.1): the library is named by its soname and holds nothing else, so
# that two sonames can be installed side by side; hence the tool is a package of its own, and what is for Python.
set(soversion "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME chiso)
set(CPACK_PACKAGE_CONTACT "The chiso authors <chiso@localhost>" CACHE STRING
    "Who maintains the packages: name <address>")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime dev)
if(CHISO_BUILD_EXAMPLES)
  list(APPEND CPACK_COMPONENTS_ALL tool)
endif()
# Its metadata are made by setuptools; where that is not, the other packages can be made all the same.
if(CHISO_PYTHON3)
  execute_process(COMMAND "${CHISO_PYTHON3}" -c "import setuptools, wheel" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(NOT failed)
    list(APPEND CPACK_COMPONENTS_ALL python)
  endif()
endif()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}")

# chiso_add_package(COMPONENT NAME SECTION HOLDS)
function(chiso_add_package component name section holds)
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_DESCRIPTION
    "chiso turns the answers to a survey into an index such as PAPI or SIPAS\nof Viet Nam, and says how far the sample lets it be known.\n\nThis package holds ${holds}."
    PARENT_SCOPE)
  # Not for who installs without packages.
  install(FILES "${PROJECT_SOURCE_DIR}/cmake/debian/copyright" COMPONENT ${component} EXCLUDE_FROM_ALL
          DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${name}")
endfunction()

chiso_add_package(runtime libchiso${soversion} libs "the shared library")
chiso_add_package(dev libchiso-dev libdevel "the headers and the static library")
chiso_add_package(tool chiso science "the command-line tool")
chiso_add_package(python python3-chiso python "the modules for Python 3")

set(exactly "libchiso${soversion} (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
# chiso.pc names gsl and libutf8proc, and the static library needs all of them.
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "${exactly}, libgsl-dev, libcsv-dev, libutf8proc-dev")
if(CHISO_XLSX_LIBRARIES)
  string(APPEND CPACK_DEBIAN_DEV_PACKAGE_DEPENDS ", libxlsxwriter-dev, zlib1g-dev")
endif()
set(CPACK_DEBIAN_TOOL_PACKAGE_DEPENDS "${exactly}")

# For any Debian Python 3, so only where a package is made or --component asks: who installs by hand has pip.
# The folder is read when it is installed, so that what is added to it is packed.
set(dist_packages lib/python3/dist-packages)
install(DIRECTORY bindings/python/chiso DESTINATION ${dist_packages} COMPONENT python EXCLUDE_FROM_ALL
        FILES_MATCHING PATTERN "*.py" PATTERN "py.typed" PATTERN "__pycache__" EXCLUDE)
chiso_python_make(metadata metadata)
list(JOIN metadata "\" \"" metadata)
install(CODE "execute_process(COMMAND \"${metadata}\" \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${dist_packages}\" debian
  COMMAND_ERROR_IS_FATAL ANY)" COMPONENT python EXCLUDE_FROM_ALL)
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.9), ${exactly}")
set(CPACK_DEBIAN_PYTHON_PACKAGE_RECOMMENDS python3-numpy)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "python3-pandas, python3-matplotlib")
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA
  "${PROJECT_SOURCE_DIR}/cmake/debian/python3-chiso/postinst;${PROJECT_SOURCE_DIR}/cmake/debian/python3-chiso/prerm")

# Beside the scripts that CPack writes: Debian runs ldconfig once for all packages, by a trigger.
file(WRITE "${PROJECT_BINARY_DIR}/debian/triggers" "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA "${PROJECT_BINARY_DIR}/debian/triggers")
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/debian/finish.cmake")
include(CPack)
