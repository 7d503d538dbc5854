/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/checksum.h"

#include "test.h"

/* The check value in the catalogue of parametrised CRC algorithms, and what xz writes behind
 * nothing. */
static void it_is_the_checksum_of_xz(void **state) {
    (void)state;
    assert_true(chiso__checksum(0, "123456789", 9) == UINT64_C(0x995DC9BBDF1939FA));
    assert_true(chiso__checksum(0, "", 0) == 0);
}

static void pieces_give_the_checksum_of_the_whole(void **state) {
    (void)state;
    for (size_t i = 0; i <= 9; i++) {
        const uint64_t first = chiso__checksum(0, "123456789", i);
        assert_true(chiso__checksum(first, &"123456789"[i], 9 - i) == UINT64_C(0x995DC9BBDF1939FA));
    }
}

static void any_changed_byte_changes_it(void **state) {
    (void)state;
    unsigned char bytes[64] = {0};
    for (unsigned i = 0; i < sizeof bytes; i++) {
        for (unsigned other = 1; other < 256; other++) {
            bytes[i] = (unsigned char)other;
            const uint64_t changed = chiso__checksum(0, bytes, sizeof bytes);
            bytes[i] = 0;
            assert_true(changed != chiso__checksum(0, bytes, sizeof bytes));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_checksum_of_xz),
        cmocka_unit_test(pieces_give_the_checksum_of_the_whole),
        cmocka_unit_test(any_changed_byte_changes_it),
    };
    return RUN_TESTS(tests);
}
