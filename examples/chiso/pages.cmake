# SPDX-License-Identifier: GPL-3.0-or-later
# The manual page and the completions, printed by a program with the tables of the tool in it.
if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  message(STATUS "No manual page and no completions: the program that prints them cannot run here")
  return()
endif()

add_executable(chiso_pages pages.c man.c completion.c)
target_link_libraries(chiso_pages PRIVATE chiso_tool_objects)
string(TIMESTAMP CHISO_DATE "%Y-%m-%d" UTC) # SOURCE_DATE_EPOCH, where it is set
set(CHISO_PAGES_DIR "${PROJECT_BINARY_DIR}/pages")
file(MAKE_DIRECTORY "${CHISO_PAGES_DIR}")

# chiso_add_page(KIND FILE DESTINATION [END]): END is put behind what is printed.
function(chiso_add_page kind file destination)
  set(page "${CHISO_PAGES_DIR}/${file}")
  add_custom_command(OUTPUT "${page}" DEPENDS chiso_pages ${ARGN} VERBATIM
    COMMAND chiso_pages ${kind} ${CHISO_DATE} > "${page}.part"
    COMMAND ${CMAKE_COMMAND} -E cat "${page}.part" ${ARGN} > "${page}")
  install(FILES "${page}" DESTINATION "${destination}" COMPONENT tool)
  set_property(DIRECTORY APPEND PROPERTY CHISO_PAGES "${page}")
endfunction()

# Debian's zsh looks for what packages bring in a folder of its own.
set(zsh_folder zsh/site-functions)
if(CMAKE_INSTALL_PREFIX STREQUAL /usr AND EXISTS /etc/debian_version)
  set(zsh_folder zsh/vendor-completions)
endif()
chiso_add_page(man chiso.1 "${CMAKE_INSTALL_MANDIR}/man1")
chiso_add_page(bash chiso "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  "${CMAKE_CURRENT_SOURCE_DIR}/completion.bash")
chiso_add_page(zsh _chiso "${CMAKE_INSTALL_DATADIR}/${zsh_folder}")
chiso_add_page(fish chiso.fish "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

get_directory_property(pages CHISO_PAGES)
add_custom_target(chiso_all_pages ALL DEPENDS ${pages})

install(FILES "${PROJECT_SOURCE_DIR}/docs/instruments.md" "${PROJECT_SOURCE_DIR}/docs/output.md"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/chiso" COMPONENT tool)
