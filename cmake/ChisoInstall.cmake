# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed can be moved to another prefix: nothing in it names the old one.
include(CMakePackageConfigHelpers)
set(CHISO_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/chiso")

# Two export sets: who links the shared library needs none of the libraries below it.
foreach(kind shared static)
  install(TARGETS chiso_${kind} EXPORT chiso-${kind}-targets
          LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime NAMELINK_COMPONENT dev
          ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT dev)
  install(EXPORT chiso-${kind}-targets NAMESPACE chiso:: DESTINATION "${CHISO_CMAKE_DIR}"
          COMPONENT dev)
endforeach()
install(DIRECTORY include/chiso DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT dev
        FILES_MATCHING PATTERN "*.h")

configure_package_config_file(cmake/chiso-config.cmake.in chiso-config.cmake
  INSTALL_DESTINATION "${CHISO_CMAKE_DIR}")
write_basic_package_version_file(chiso-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/chiso-config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/chiso-config-version.cmake" cmake/FindLibCsv.cmake
        DESTINATION "${CHISO_CMAKE_DIR}" COMPONENT dev)

# From where chiso.pc lies, so that a libdir of any depth, or outside the prefix, is right.
foreach(place PREFIX FULL_INCLUDEDIR FULL_LIBDIR)
  file(RELATIVE_PATH CHISO_PC_TO_${place}
       "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_${place}}")
endforeach()
set(CHISO_PC_XLSX)
if(CHISO_XLSX_LIBRARIES)
  set(CHISO_PC_XLSX " xlsxwriter zlib")
endif()
configure_file(pkg-config/chiso.pc.in chiso.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/chiso.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
        COMPONENT dev)
