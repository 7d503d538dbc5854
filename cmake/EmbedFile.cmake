# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DINPUT=… -DOUTPUT=… -DSYMBOL=… -P EmbedFile.cmake: a file as a C array of bytes, NUL after it.
file(READ "${INPUT}" bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR length "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include <stddef.h>\n"
  "extern const unsigned char ${SYMBOL}[];\nextern const size_t ${SYMBOL}_length;\n"
  "const unsigned char ${SYMBOL}[] = {${bytes}0};\nconst size_t ${SYMBOL}_length = ${length};\n")
