/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/province.h"

#include <chiso/instrument.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"
#include "test.h"

static void expect(int32_t geography, const char *text, const char *code) {
    const char *found = chiso_province_code(geography, text);
    if (found == NULL ? code != NULL : code == NULL || strcmp(found, code) != 0)
        fail_msg("%s of %d is %s", text, (int)geography, found == NULL ? "nothing" : found);
}

static void both_lists_are_whole(void **state) {
    (void)state;
    size_t of_63 = 0, of_34 = 0;
    for (size_t i = 0; i < chiso__provinces_count; i++) {
        of_63 += chiso__provinces[i].geography == CHISO_PROVINCES_63;
        of_34 += chiso__provinces[i].geography == CHISO_PROVINCES_34;
    }
    assert_int_equal(of_63, 63);
    assert_int_equal(of_34, 34);
    assert_int_equal(chiso__provinces_count, 97 + 6); /* and the regions */
}

static void no_spelling_is_ambiguous_and_the_table_is_sorted(void **state) {
    (void)state;
    for (size_t i = 1; i < chiso__province_keys_count; i++) {
        const chiso__province_key *a = &chiso__province_keys[i - 1], *b = a + 1;
        bool rising = a->geography < b->geography ||
                      (a->geography == b->geography && strcmp(a->key, b->key) < 0);
        if (!rising) fail_msg("%s, %s", a->key, b->key);
    }
}

static void every_key_finds_its_own_province_in_every_dress(void **state) {
    (void)state;
    static const char *const dress[] = {"%s",      "tinh %s", "Thanh pho %s",
                                        "TP. %s",  "TP%s",    "%s Province",
                                        "%s city", "tỉnh %s", "Thành phố %s"};
    for (size_t i = 0; i < chiso__province_keys_count; i++) {
        const chiso__province_key *key = &chiso__province_keys[i];
        const chiso__province *province = &chiso__provinces[key->province];
        assert_int_equal(key->geography, province->geography);
        for (size_t d = 0; d < sizeof dress / sizeof dress[0]; d++) {
            char text[80];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            snprintf(text, sizeof text, dress[d], key->key);
#pragma GCC diagnostic pop
            expect(key->geography, text, province->code);
        }
    }
}

static void every_name_and_code_is_found(void **state) {
    (void)state;
    for (size_t i = 0; i < chiso__provinces_count; i++) {
        const chiso__province *p = &chiso__provinces[i];
        char *folded = chiso__text_fold(p->name, CHISO__FOLD_MARKS);
        expect(p->geography, p->code, p->code);
        expect(p->geography, p->name, p->code);
        expect(p->geography, folded, p->code);
        assert_string_equal(chiso_province_name(p->geography, p->code), p->name);
        chiso__free(folded);
    }
}

static void codes_are_found_without_their_leading_zero(void **state) {
    (void)state;
    expect(63, "1", "01");
    expect(34, "8", "08");
    expect(63, "3", NULL);
    expect(63, "001", NULL);
    expect(34, "02", NULL);
    expect(63, "0", NULL);
}

static void a_code_means_another_province_in_the_other_list(void **state) {
    (void)state;
    static const struct {
        const char *code, *of_63, *of_34;
    } reused[] = {
        {"15", "Yên Bái", "Lào Cai"},      {"24", "Bắc Giang", "Bắc Ninh"},
        {"44", "Quảng Bình", "Quảng Trị"}, {"52", "Bình Định", "Gia Lai"},
        {"80", "Long An", "Tây Ninh"},     {"82", "Tiền Giang", "Đồng Tháp"},
        {"91", "Kiên Giang", "An Giang"},
    };
    for (size_t i = 0; i < sizeof reused / sizeof reused[0]; i++) {
        assert_string_equal(chiso_province_name(63, reused[i].code), reused[i].of_63);
        assert_string_equal(chiso_province_name(34, reused[i].code), reused[i].of_34);
        expect(34, reused[i].of_34, reused[i].code);
    }
    expect(34, "Yên Bái", NULL);
    expect(63, "Lào Cai", "10");
}

static void a_name_is_found_in_many_spellings(void **state) {
    (void)state;
    static const char *const hue[] = {"Thừa Thiên Huế",
                                      "Thừa Thiên - Huế",
                                      "thua thien hue",
                                      "TT Huế",
                                      "TT. Huế",
                                      "TP. Huế",
                                      "Huế",
                                      "HUE CITY",
                                      "tỉnh Thừa Thiên-Huế"};
    for (size_t i = 0; i < sizeof hue / sizeof hue[0]; i++) {
        expect(63, hue[i], "46");
        expect(34, hue[i], "46");
    }
    static const char *const hcm[] = {"TP.HCM",          "TPHCM",   "TP HCM",
                                      "Hồ Chí Minh",     "Sài Gòn", "Ho Chi Minh City",
                                      "TP. Hồ Chí Minh", "HCMC",    "Thành phố Hồ Chí Minh"};
    for (size_t i = 0; i < sizeof hcm / sizeof hcm[0]; i++) {
        expect(63, hcm[i], "79");
        expect(34, hcm[i], "79");
    }
    static const struct {
        const char *text, *code;
    } others[] = {
        {"Bà Rịa-Vũng Tàu", "77"},
        {"BRVT", "77"},
        {"BR-VT", "77"},
        {"Bà Rịa – Vũng Tàu", "77"},
        {"Đắc Lắc", "66"},
        {"Dak Lak", "66"},
        {"Daklak", "66"},
        {"Đăk Lăk", "66"},
        {"Đắc Nông", "67"},
        {"Kontum", "62"},
        {"Bắc Cạn", "06"},
        {"Hoà Bình", "17"},
        {"Thanh Hoá", "38"},
        {"Khánh Hoà", "56"},
        {"Ha Noi", "01"},
        {"Hanoi", "01"},
        {"ĐÀ NẴNG", "48"},
        {"Da Nang city", "48"},
        {"Hà Tĩnh", "42"},
        {"Tỉnh Hà Tĩnh", "42"},
        {"Ha\u0300 No\u0323\u0302i", "01"},
        {"  Cao  Bằng ", "04"},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        expect(63, others[i].text, others[i].code);
}

static void what_is_no_province_is_not_found(void **state) {
    (void)state;
    static const char *const wrong[] = {"",     "tỉnh", "TP.",    "city",         "Hà",  "Việt Nam",
                                        "\xFF", "99",   "HaNoi1", "provincecity", "北京"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) expect(63, wrong[i], NULL);
    expect(62, "01", NULL);
    expect(0, "Hà Nội", NULL);
    assert_null(chiso_province_code(63, NULL));
    assert_null(chiso_province_name(63, NULL));
    assert_null(chiso_province_name(63, "99"));
    assert_null(chiso_province_name(63, "1"));
    assert_null(chiso_province_name(64, "01"));
}

/* Resolution 202/2025/QH15: 11 provinces stayed as they were, 52 were merged into 23. */
static void the_63_became_34(void **state) {
    (void)state;
    size_t alone = 0, merged = 0, parts = 0;
    for (size_t i = 0; i < chiso__provinces_count; i++) {
        const chiso__province *p = &chiso__provinces[i];
        if (p->geography != CHISO_PROVINCES_34) continue;
        const size_t count = chiso__province_parts(CHISO_PROVINCES_34, p->code);
        assert_in_range(count, 1, 3);
        alone += count == 1, merged += count > 1, parts += count;
    }
    assert_int_equal(alone, 11);
    assert_int_equal(merged, 23);
    assert_int_equal(parts, 63);
    assert_string_equal(chiso__province_becomes(63, "02", 34), "08"); /* Hà Giang, Tuyên Quang */
    assert_string_equal(chiso__province_becomes(63, "60", 34), "68"); /* Bình Thuận, Lâm Đồng */
    assert_string_equal(chiso__province_becomes(63, "60", 63), "60");
    assert_string_equal(chiso__province_becomes(34, "68", 34), "68");
    assert_null(chiso__province_becomes(34, "68", 63));
    assert_null(chiso__province_becomes(34, "68", CHISO_REGIONS));
    assert_null(chiso__province_becomes(CHISO_REGIONS, "R1", 34));
    assert_null(chiso__province_becomes(63, "68", 12));
    assert_null(chiso__province_becomes(63, "00", 34));
    assert_int_equal(chiso__province_parts(63, "60"), 1);
    assert_int_equal(chiso__province_parts(34, "60"), 0);
}

/* How many of the 63 each has, by the General Statistics Office. */
static void there_are_six_regions(void **state) {
    (void)state;
    static const size_t parts[] = {11, 14, 14, 5, 6, 13};
    static const char *const codes[] = {"R1", "R2", "R3", "R4", "R5", "R6"};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(chiso__province_parts(CHISO_REGIONS, codes[i]), parts[i]);
    expect(CHISO_REGIONS, "Đông Nam bộ", "R5");
    expect(CHISO_REGIONS, "mekong delta", "R6");
    expect(CHISO_REGIONS, "R7", NULL);
    expect(CHISO_REGIONS, "1", NULL);
    assert_string_equal(chiso_province_name(CHISO_REGIONS, "R4"), "Tây Nguyên");
    assert_string_equal(chiso__province_label(CHISO_REGIONS, "R4", CHISO_ENGLISH),
                        "Central Highlands");
    assert_string_equal(chiso__province_label(CHISO_REGIONS, "R4", CHISO_VIETNAMESE), "Tây Nguyên");
    assert_string_equal(chiso__province_label(63, "66", CHISO_ENGLISH), "Đắk Lắk");
    assert_null(chiso__province_label(63, "65", CHISO_ENGLISH));
    assert_string_equal(chiso__province_becomes(63, "66", CHISO_REGIONS), "R4");
    assert_string_equal(chiso__province_becomes(63, "22", CHISO_REGIONS), "R1"); /* Quảng Ninh */
}

static void settings_name_the_lists(void **state) {
    (void)state;
    static const struct {
        int32_t list;
        const char *name;
    } lists[] = {
        {CHISO_PROVINCES_63, "63"}, {CHISO_PROVINCES_34, "34"}, {CHISO_REGIONS, "regions"}};
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(chiso__geography_name(lists[i].list), lists[i].name);
        assert_int_equal(chiso__geography_named(lists[i].name), lists[i].list);
    }
    assert_null(chiso__geography_name(0));
    assert_int_equal(chiso__geography_named("6"), 0);
    assert_int_equal(chiso__geography_named(NULL), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_lists_are_whole),
        cmocka_unit_test(no_spelling_is_ambiguous_and_the_table_is_sorted),
        cmocka_unit_test(every_key_finds_its_own_province_in_every_dress),
        cmocka_unit_test(every_name_and_code_is_found),
        cmocka_unit_test(codes_are_found_without_their_leading_zero),
        cmocka_unit_test(a_code_means_another_province_in_the_other_list),
        cmocka_unit_test(a_name_is_found_in_many_spellings),
        cmocka_unit_test(what_is_no_province_is_not_found),
        cmocka_unit_test(the_63_became_34),
        cmocka_unit_test(there_are_six_regions),
        cmocka_unit_test(settings_name_the_lists),
    };
    return RUN_TESTS(tests);
}
