/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_CHECKSUM_H
#define CHISO__BASE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/**
 * CRC-64/XZ: polynomial 0x42F0E1EBA9EA3693 (ECMA-182), reflected, all ones before and after.  Any
 * changed run of up to 64 bits changes it.  `before`: the checksum of the bytes in front of these,
 * or 0 at the start.
 */
uint64_t chiso__checksum(uint64_t before, const void *bytes, size_t length);

#endif
