/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A totals file, its length and checksum put right: what loads is scored, and is the same to the
 * byte when it is saved again; merged, every piece counts once; by other provinces it is scored. */
#include <string.h>

#include "base/checksum.h"
#include "fuzz.h"
#include "promises.h"
#include "scratch.h"

enum { INSTRUMENTS = 2, HEADER = 24, CHECKSUM = 8, LONGEST = 1 << 20 };

static chiso_instrument *instruments[INSTRUMENTS];
static chiso_responses *populations; /* every province has as many people */
static const char *loaded_path, *saved_path, *people_path;

static void make_populations(void) {
    chiso_error error = {0};
    people_path = scratch_path(scratch_folder(), "populations");
    FILE *file = fopen(people_path, "wb");
    REQUIRE(file != NULL, "%s", people_path);
    fputs("province,population\n", file);
    for (int i = 1; i < 100; i++) {
        const char code[] = {(char)('0' + i / 10), (char)('0' + i % 10), '\0'};
        if (chiso_province_name(CHISO_PROVINCES_63, code) != NULL) fprintf(file, "%s,7\n", code);
    }
    fclose(file);
    const chiso_status status =
        chiso_responses_from_files(&populations, &people_path, 1, NULL, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
}

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count, (void)words;
    static const char *const names[INSTRUMENTS] = {CHISO_FUZZ_DATA "/one-stop",
                                                   CHISO_FUZZ_DATA "/scores"};
    for (size_t i = 0; i < INSTRUMENTS; i++) {
        chiso_error error = {0};
        const chiso_status status = chiso_instrument_open(&instruments[i], NULL, names[i], &error);
        REQUIRE(status == CHISO_OK, "%s", error.message);
    }
    make_populations();
    loaded_path = scratch_path(scratch_folder(), "loaded");
    saved_path = scratch_path(scratch_folder(), "saved");
    return 0;
}

static void put(uint8_t *at, uint64_t value) {
    for (size_t i = 0; i < 8; i++) at[i] = (uint8_t)(value >> 8 * i);
}

/* Without this every change would end at the checksum. */
static void repair(uint8_t *bytes, size_t length) {
    if (length < HEADER + CHECKSUM) return;
    put(bytes + HEADER - 8, length);
    put(bytes + length - CHECKSUM, chiso__checksum(0, bytes, length - CHECKSUM));
}

/* Replicate weights have no strata of one unit. */
static int32_t lone_psu(const chiso_totals *totals, int32_t policy) {
    return chiso_totals_replicates(totals) > 0 ? CHISO_LONE_PSU_FAIL : policy;
}

static void score(const chiso_totals *totals, const chiso_instrument *instrument) {
    chiso_error error = {0};
    chiso_result *result = NULL;
    const size_t domains = chiso_totals_domains(totals);
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    variance.lone_psu = lone_psu(totals, CHISO_LONE_PSU_CENTRE);
    /* Published scores, the second instrument's, have no variance to be asked for. */
    if (instrument == instruments[0]) options.variance = &variance;
    const chiso_status status = chiso_score(&result, totals, &options, &error);
    promise_error(status, &error);
    /* A by column may be called as one of the table. */
    if (status == CHISO_E_ARGUMENT && strstr(error.message, "two columns") != NULL) return;
    /* Nor need they hold the index. */
    if (status == CHISO_E_ARGUMENT && strstr(error.message, "without the index") != NULL) return;
    REQUIRE(status == CHISO_OK, "%s", error.message);
    REQUIRE(chiso_result_rows(result) == (1 + domains) * chiso_instrument_nodes(instrument),
            "%zu rows", chiso_result_rows(result));
    promise_result(result);
    chiso_result_free(result);
}

/* What they were read for, or nothing. */
static void estimate(const chiso_totals *totals) {
    chiso_error error = {0};
    chiso_result *result = NULL;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    variance.lone_psu = lone_psu(totals, CHISO_LONE_PSU_CERTAINTY);
    options.variance = &variance;
    const chiso_status status = chiso_estimate(&result, totals, &options, &error);
    promise_error(status, &error);
    REQUIRE(status == CHISO_OK || status == CHISO_E_ARGUMENT, "%s", error.message);
    if (result != NULL) promise_result(result);
    chiso_result_free(result);
}

static void compare(const uint8_t *bytes, size_t length) {
    static uint8_t saved[LONGEST];
    FILE *file = fopen(saved_path, "rb");
    REQUIRE(file != NULL, "%s", saved_path);
    const size_t got = fread(saved, 1, sizeof saved, file);
    fclose(file);
    REQUIRE(got == length && memcmp(saved, bytes, length) == 0, "%zu bytes are saved as %zu others",
            length, got);
}

/* Each piece counts once: the same respondents `times` times, in the same domains. */
static void merge(const chiso_totals *totals, const chiso_instrument *instrument, size_t times) {
    const chiso_totals *const pieces[] = {totals, totals};
    chiso_error error = {0};
    chiso_totals *whole = NULL;
    if (instrument != instruments[0]) return; /* published scores are not merged */
    const chiso_status status = chiso_totals_merge(&whole, pieces, times, &error);
    promise_error(status, &error);
    /* Twice the same units may be more than there are. */
    REQUIRE(status == CHISO_OK || (status == CHISO_E_DATA && times > 1), "%s", error.message);
    if (status != CHISO_OK) return;
    REQUIRE(chiso_totals_respondents(whole) == times * chiso_totals_respondents(totals),
            "%zu respondents", chiso_totals_respondents(whole));
    REQUIRE(chiso_totals_domains(whole) == chiso_totals_domains(totals), "other domains");
    score(whole, instrument);
    estimate(whole);
    chiso_totals_free(whole);
}

/* Nobody is lost, and there are no more domains than before. */
static void regroup(const chiso_totals *totals, const chiso_instrument *instrument, int32_t into) {
    const bool published = instrument != instruments[0];
    chiso_error error = {0};
    chiso_result *findings = NULL;
    chiso_totals *regrouped = NULL;
    chiso_regroup_options options = CHISO_REGROUP_OPTIONS_INIT;
    options.into = into;
    options.populations = published ? populations : NULL;
    const chiso_status status =
        chiso_totals_regroup(&regrouped, &findings, totals, &options, &error);
    promise_error(status, &error);
    /* They may have no provinces, or those of another list already. */
    REQUIRE(status == CHISO_OK || status == CHISO_E_ARGUMENT, "%s", error.message);
    if (findings != NULL) promise_result(findings);
    chiso_result_free(findings);
    if (status != CHISO_OK) return;
    REQUIRE(published || chiso_totals_respondents(regrouped) == chiso_totals_respondents(totals),
            "%zu respondents", chiso_totals_respondents(regrouped));
    REQUIRE(chiso_totals_domains(regrouped) <= chiso_totals_domains(totals), "more domains");
    score(regrouped, instrument);
    chiso_totals_free(regrouped);
}

static bool load(const chiso_instrument *instrument, const uint8_t *bytes, size_t length) {
    chiso_error error = {0};
    chiso_totals *totals = NULL;
    const chiso_status status = chiso_totals_load(&totals, loaded_path, instrument, &error);
    promise_error(status, &error);
    REQUIRE((status == CHISO_OK) == (totals != NULL), "%s", chiso_status_name(status));
    REQUIRE(status == CHISO_OK || status == CHISO_E_DATA || status == CHISO_E_ARGUMENT, "%s",
            error.message);
    if (totals == NULL) return false;
    score(totals, instrument);
    estimate(totals);
    const chiso_status saved = chiso_totals_save(totals, saved_path, &error);
    REQUIRE(saved == CHISO_OK, "%s", error.message);
    compare(bytes, length);
    merge(totals, instrument, 1);
    merge(totals, instrument, 2);
    regroup(totals, instrument, CHISO_PROVINCES_34);
    regroup(totals, instrument, CHISO_REGIONS);
    chiso_totals_free(totals);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    uint8_t *bytes = malloc(size > 0 ? size : 1);
    size_t loaded = 0;
    REQUIRE(bytes != NULL, "no memory");
    if (size > 0) memcpy(bytes, data, size);
    repair(bytes, size);
    scratch_write(loaded_path, (const char *)bytes, size);
    for (size_t i = 0; i < INSTRUMENTS; i++) loaded += load(instruments[i], bytes, size);
    REQUIRE(loaded <= 1, "totals of two instruments at once");
    free(bytes);
    return 0;
}
