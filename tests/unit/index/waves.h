/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_INDEX_WAVES_H
#define CHISO_TEST_INDEX_WAVES_H

#include "rounds.h"
#include "survey.h"

/* Two rounds of the survey of the tests, whose sampling units rotate, as totals; and both rounds in
   one file, with a column that says which. */

enum { WAVES_TEXT = 1 << 16, BEFORE = 0, AFTER = 1 };

/* A stratum, its place, and its units in either round, by their names. */
typedef struct wave_stratum {
    const char *name, *place;
    int in_all;
    const char *units[2];
} wave_stratum;

/* a rotates, b stays, c is drawn anew, d and e are each of one round. */
static const wave_stratum rotating[] = {{"a", "east", 9, {"1234", "3456"}},
                                        {"b", "east", 7, {"12", "12"}},
                                        {"c", "west", 8, {"123", "456"}},
                                        {"d", "isle", 6, {"12", ""}},
                                        {"e", "isle", 6, {"", "123"}}};

typedef struct waves {
    const wave_stratum *strata;
    size_t n_strata;
    char *text[3]; /* either round, and both */
    survey round[3];
    chiso_error error;
} waves;

static inline double wave_random(uint64_t *random) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return (double)(*random >> 11) * 0x1p-53;
}

/* People of one unit in one round: what is true of the unit is true in both. */
static inline void wave_unit(waves *w, const wave_stratum *s, char unit, int round,
                             uint64_t *random) {
    const double own = sin(s->name[0] + 3.0 * unit);
    for (int i = 0; i < 3 + (unit + round) % 3; i++) {
        char line[160];
        const double mood = 3 + own + 0.4 * round + 2 * (wave_random(random) - 0.5);
        const int answer = mood < 1 ? 1 : mood > 5 ? 5 : (int)lround(mood);
        snprintf(line, sizeof line, "%s,%c,%d,%s,%s,%d.%d,%d,%s,%d,%s\n", s->name, unit, s->in_all,
                 s->place, wave_random(random) < 0.5 ? "f" : "m",
                 1 + (int)(3 * wave_random(random)), (int)(9 * wave_random(random)), answer,
                 i % 3 == 1   ? ""
                 : answer > 2 ? "4"
                              : "2",
                 (int)(20 * wave_random(random)), mood > 3 ? "yes" : "no");
        strcat(w->text[round], line);
        strcat(w->text[2], round == BEFORE ? "before," : "after,");
        strcat(w->text[2], line);
    }
}

static inline void waves_write(waves *w) {
    static const char header[] = "h,v,N,place,gender,w,q1,q2,days,got\n";
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 3; i++) {
        w->text[i] = calloc(WAVES_TEXT, 1);
        assert_non_null(w->text[i]);
        strcpy(w->text[i], i == 2 ? "round," : "");
        strcat(w->text[i], header);
    }
    for (size_t s = 0; s < w->n_strata; s++) {
        for (int round = 0; round < 2; round++) {
            for (const char *unit = w->strata[s].units[round]; *unit != '\0'; unit++)
                wave_unit(w, &w->strata[s], *unit, round, &random);
        }
    }
}

/* Read with a by column (of both rounds: `round`), with or without population sizes. */
static inline waves waves_read(const wave_stratum *strata, size_t n_strata, const char *const *by,
                               const char *const *fpc) {
    static const char *const psu[] = {"v"}, *const which[] = {"round"};
    waves w = {.strata = strata, .n_strata = n_strata};
    waves_write(&w);
    for (int i = 0; i < 3; i++) {
        survey *s = &w.round[i];
        *s = survey_new();
        survey_file(s, w.text[i]);
        s->design.weight = "w", s->design.strata = "h", s->design.psu = psu, s->design.n_psu = 1;
        s->design.fpc = fpc, s->design.n_fpc = fpc != NULL;
        s->options.by = i == 2 ? which : by, s->options.n_by = i == 2 || by != NULL;
        assert_ok(survey_read(s), s->error);
    }
    return w;
}

static inline void waves_free(waves *w) {
    for (int i = 0; i < 3; i++) {
        survey_free(&w->round[i]);
        free(w->text[i]);
    }
}

static inline chiso_status waves_try(chiso_result **out, waves *w,
                                     const chiso_variance_options *variance, int32_t panel) {
    chiso_score_options scoring = CHISO_SCORE_OPTIONS_INIT;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    scoring.variance = variance, options.panel = panel;
    w->error = (chiso_error){0};
    const chiso_status status = chiso_compare_totals(
        out, w->round[BEFORE].totals, w->round[AFTER].totals, &scoring, &options, &w->error);
    assert_true((status == CHISO_OK) == (*out != NULL));
    return status;
}

static inline chiso_result *waves_compare(waves *w, const chiso_variance_options *variance,
                                          int32_t panel) {
    chiso_result *result;
    assert_ok(waves_try(&result, w, variance, panel), w->error);
    return result;
}

static inline const char *setting_text(const chiso_result *r, const char *key) {
    for (size_t i = 0; i < chiso_result_settings(r); i++) {
        if (strcmp(chiso_result_setting_key(r, i), key) == 0)
            return chiso_result_setting_text(r, i, 0);
    }
    return "";
}

#endif
