# SPDX-License-Identifier: GPL-3.0-or-later
include(CMakePackageConfigHelpers)

install(TARGETS chiso_shared chiso_static EXPORT chiso-targets
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY include/chiso DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
install(EXPORT chiso-targets NAMESPACE chiso:: DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/chiso")

configure_package_config_file(cmake/chiso-config.cmake.in chiso-config.cmake
  INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/chiso")
write_basic_package_version_file(chiso-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/chiso-config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/chiso-config-version.cmake" cmake/FindLibCsv.cmake
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/chiso")

file(RELATIVE_PATH CHISO_PREFIX_FROM_PC
     "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
configure_file(pkg-config/chiso.pc.in chiso.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/chiso.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
