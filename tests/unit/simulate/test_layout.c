/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/layout.h"

#include "simulated.h"

typedef struct counts {
    size_t districts, communes, villages;
    uint64_t people;
} counts;

/* Of the strata of one province, or of all (NULL). */
static counts count(const chiso_simulation *s, const char *province) {
    counts c = {0};
    for (size_t i = 0; i < s->n_strata; i++) {
        const chiso__stratum *h = &s->strata[i];
        if (province != NULL && strcmp(chiso__layout_province(h->province), province) != 0)
            continue;
        c.districts += h->districts;
        c.communes += (h->districts - 1) * h->communes + h->last_communes;
        c.villages +=
            (h->districts - 1) * h->communes * h->villages + h->last_communes * h->last_villages;
        c.people += chiso__people_before(s, h->after) - chiso__people_before(s, h->before);
    }
    return c;
}

static void sipas_2024_has_the_sizes_that_were_announced(void **state) {
    (void)state;
    simulated s = simulated_new("sipas-2024");
    const counts all = count(simulated_make(&s), NULL);
    assert_int_equal(all.districts, 195);
    assert_int_equal(all.communes, 385);
    assert_int_equal(all.villages, 1170);
    assert_int_equal(all.people, 36525);
    const counts hanoi = count(s.simulation, "01"), lao_cai = count(s.simulation, "10");
    assert_int_equal(hanoi.people, 2700);
    assert_int_equal(hanoi.districts, 6);
    assert_int_equal(hanoi.communes, 18);
    assert_int_equal(hanoi.villages, 36);
    assert_int_equal(lao_cai.people, 486);
    assert_int_equal(lao_cai.districts, 3);
    simulated_free(&s);
}

static void papi_has_the_sizes_that_were_announced(void **state) {
    (void)state;
    simulated s = simulated_new("sipas-2024");
    s.options.layout = "papi";
    const counts all = count(simulated_make(&s), NULL);
    assert_int_equal(all.districts, 207);
    assert_int_equal(all.communes, 414);
    assert_int_equal(all.villages, 828);
    assert_int_equal(all.people, 828 * 16 + 48 * 8);
    assert_int_equal(count(s.simulation, "79").people, 24 * 24);
    assert_int_equal(count(s.simulation, "06").people, 12 * 16);
    assert_int_equal(s.simulation->n_strata, 126);
    simulated_free(&s);
}

static void the_population_does_not_depend_on_the_sample(void **state) {
    (void)state;
    simulated s = simulated_new("sipas-2024");
    double people = 0;
    s.options.layout = "papi";
    simulated_make(&s);
    for (size_t i = 0; i < s.simulation->n_strata; i++) people += s.simulation->strata[i].people;
    s.options.layout = "sipas-2024";
    simulated_make(&s);
    for (size_t i = 0; i < s.simulation->n_strata; i++) people -= s.simulation->strata[i].people;
    assert_close(people, 0, 1e-6);
    simulated_free(&s);
}

static void layouts_are_found_by_name(void **state) {
    (void)state;
    assert_string_equal(chiso_simulation_layout(0), "sipas-2024");
    assert_string_equal(chiso_simulation_layout(1), "papi");
    assert_null(chiso_simulation_layout(2));
    assert_ptr_equal(chiso__layout_find(NULL), chiso__layout_find("sipas-2024"));
    assert_null(chiso__layout_find("papi-2024"));
}

static void every_province_is_one_of_the_63(void **state) {
    (void)state;
    for (size_t i = 0; i < CHISO__PROVINCES; i++) {
        const char *code = chiso__layout_province(i);
        assert_non_null(chiso_province_name(CHISO_PROVINCES_63, code));
        if (i > 0) assert_true(strcmp(chiso__layout_province(i - 1), code) < 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sipas_2024_has_the_sizes_that_were_announced),
        cmocka_unit_test(papi_has_the_sizes_that_were_announced),
        cmocka_unit_test(the_population_does_not_depend_on_the_sample),
        cmocka_unit_test(layouts_are_found_by_name),
        cmocka_unit_test(every_province_is_one_of_the_63),
    };
    return RUN_TESTS(tests);
}
