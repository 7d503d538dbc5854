/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_steps.h"

#include "numeric/random.h"
#include "test.h"

enum { UNITS = 12, PAIRS = UNITS * (UNITS - 1) / 2, MOST_DRAWS = 300 };

/* Draws at random, of units whose estimates lie apart by some standard errors. */
typedef struct setting {
    chiso__arena arena;
    chiso__rank_draws draws;
    double se[UNITS], df[UNITS], estimate[UNITS];
    chiso__rank_pair pairs[PAIRS];
} setting;

static void set(setting *s, uint32_t seed, size_t draws, bool finite, double apart) {
    chiso_error error = {0};
    *s = (setting){.arena = {0}};
    chiso__random *random = chiso__random_new(&s->arena, seed, 1);
    for (size_t i = 0; i < UNITS; i++) {
        s->se[i] = 0.5 + chiso__random_chi2(random, 3) / 6;
        s->df[i] = finite ? 2 + (double)(i % 4) : (double)INFINITY;
        s->estimate[i] = apart * (double)i + chiso__random_normal(random);
    }
    const chiso__rank_data data = {UNITS, s->estimate, s->se, s->df, NULL};
    const chiso__rank_choice choice = {.level = 0.95, .draws = draws, .seed = seed};
    assert_ok(chiso__rank_draws_new(&s->draws, &data, &choice, &s->arena, &error), error);
    for (size_t a = 0, p = 0; a < UNITS; a++) {
        for (size_t b = 0; b < a; b++, p++)
            s->pairs[p] = (chiso__rank_pair){.a = a,
                                             .b = b,
                                             .difference = s->estimate[a] - s->estimate[b],
                                             .variance = s->se[a] * s->se[a] + s->se[b] * s->se[b],
                                             .like = {a, b}};
    }
}

/* Step by step, with everything computed anew. */
static size_t plainly(setting *s, double level) {
    double most[MOST_DRAWS + CHISO__RANK_BLOCK];
    size_t steps = 0, left = PAIRS, told = 1;
    for (; left > 0 && told > 0; steps++, left -= told)
        told = chiso__rank_pairs_step(s->pairs, PAIRS, &s->draws, s->se, level, most);
    return steps;
}

static void steps_tell_apart_what_steps_from_nothing_tell_apart(void **state) {
    (void)state;
    static const double levels[] = {0.95, 0.5, 0.999}, apart[] = {0, 0.5, 3, 40};
    static const size_t draws[] = {1, 7, 100, MOST_DRAWS};
    size_t most_steps = 0;
    for (uint32_t seed = 1; seed <= 96; seed++) {
        setting s;
        chiso__rank_pair pairs[PAIRS];
        chiso__rank_steps room;
        const double level = levels[seed % 3];
        const chiso__rank_choice choice = {.level = level};
        set(&s, seed, draws[seed % 4], seed % 2 == 0, apart[seed / 4 % 4]);
        memcpy(pairs, s.pairs, sizeof pairs);
        assert_true(chiso__rank_steps_new(&room, &s.draws, &s.arena));
        chiso__rank_steps_reject(&room, pairs, PAIRS, &s.draws, s.se, &choice);
        const size_t steps = plainly(&s, level);
        most_steps = steps > most_steps ? steps : most_steps;
        for (size_t p = 0; p < PAIRS; p++) {
            assert_true(pairs[p].one_way == s.pairs[p].one_way);
            assert_int_equal(pairs[p].a, s.pairs[p].a);
        }
        chiso__arena_free(&s.arena);
    }
    assert_true(most_steps > 3);
}

static void one_step_is_one_step(void **state) {
    (void)state;
    double most[MOST_DRAWS + CHISO__RANK_BLOCK];
    chiso__rank_pair pairs[PAIRS];
    chiso__rank_steps room;
    setting s;
    const chiso__rank_choice single = {.level = 0.95, .single_step = true};
    set(&s, 5, MOST_DRAWS, true, 3);
    memcpy(pairs, s.pairs, sizeof pairs);
    assert_true(chiso__rank_steps_new(&room, &s.draws, &s.arena));
    chiso__rank_steps_reject(&room, pairs, PAIRS, &s.draws, s.se, &single);
    assert_true(chiso__rank_pairs_step(s.pairs, PAIRS, &s.draws, s.se, 0.95, most) > 0);
    for (size_t p = 0; p < PAIRS; p++) assert_true(pairs[p].one_way == s.pairs[p].one_way);
    chiso__arena_free(&s.arena);
}

static void no_pairs_are_no_work(void **state) {
    (void)state;
    setting s;
    chiso__rank_steps room;
    const chiso__rank_choice choice = {.level = 0.95};
    set(&s, 1, 10, false, 1);
    assert_true(chiso__rank_steps_new(&room, &s.draws, &s.arena));
    chiso__rank_steps_reject(&room, NULL, 0, &s.draws, s.se, &choice);
    chiso__arena_free(&s.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_tell_apart_what_steps_from_nothing_tell_apart),
        cmocka_unit_test(one_step_is_one_step),
        cmocka_unit_test(no_pairs_are_no_work),
    };
    return RUN_TESTS(tests);
}
