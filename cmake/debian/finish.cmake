# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack on what it is about to pack: what Debian wants and an installation by hand does not.
# gzip without name and time, so that the same sources give the same package.
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, where it is set
file(GLOB docs "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/usr/share/doc/*/copyright")
foreach(copyright IN LISTS docs)
  cmake_path(GET copyright PARENT_PATH doc)
  file(WRITE "${doc}/changelog.Debian"
    "chiso (${CPACK_PACKAGE_VERSION}-1) unstable; urgency=medium\n\n  * chiso ${CPACK_PACKAGE_VERSION}.\n\n"
    " -- ${CPACK_PACKAGE_CONTACT}  ${date}\n")
  file(CHMOD "${doc}/changelog.Debian" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
endforeach()
file(GLOB to_compress "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/usr/share/man/man1/*.1"
     "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/usr/share/doc/*/changelog.Debian")
execute_process(COMMAND gzip -9n ${to_compress} COMMAND_ERROR_IS_FATAL ANY)
# mkdir and cp keep the umask of who builds; a package must not.
execute_process(COMMAND chmod -R u=rwX,go=rX "${CPACK_TEMPORARY_INSTALL_DIRECTORY}" COMMAND_ERROR_IS_FATAL ANY)
