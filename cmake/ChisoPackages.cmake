# SPDX-License-Identifier: GPL-3.0-or-later
# Three packages, as Debian divides them (Policy 8.1): the library is named by its soname and holds
# nothing else, so that two sonames can be installed side by side; hence the tool is a package of its own.
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

set(exactly "libchiso${soversion} (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
# chiso.pc names gsl and libutf8proc, and the static library needs all of them.
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "${exactly}, libgsl-dev, libcsv-dev, libutf8proc-dev")
set(CPACK_DEBIAN_TOOL_PACKAGE_DEPENDS "${exactly}")

# Beside the scripts that CPack writes: Debian runs ldconfig once for all packages, by a trigger.
file(WRITE "${PROJECT_BINARY_DIR}/debian/triggers" "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA "${PROJECT_BINARY_DIR}/debian/triggers")
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/debian/finish.cmake")
include(CPack)
