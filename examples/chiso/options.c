/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include <chiso/index.h>
#include <chiso/output.h>
#include <chiso/reliability.h>
#include <chiso/report.h>
#include <chiso/simulate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *delimiter(size_t index) {
    static const char *const words[] = {",", ";", "tab", NULL};
    return words[index];
}

static const char *decimal(size_t index) {
    static const char *const words[] = {".", ",", NULL};
    return words[index];
}

static const char *invalid(size_t index) {
    static const char *const words[] = {"fault", "missing", NULL};
    return words[index];
}

static const char *color(size_t index) {
    static const char *const words[] = {"auto", "always", "never", NULL};
    return words[index];
}

static const char *language(size_t index) {
    static const char *const words[] = {"en", "vi", NULL};
    return words[index];
}

static const char *nation(size_t index) {
    static const char *const words[] = {"pool", "province-mean", NULL};
    return words[index];
}

static const char *geography(size_t index) {
    static const char *const words[] = {"63", "34", "regions", NULL};
    return words[index];
}

static const char *variance(size_t index) {
    static const char *const words[] = {"taylor", "none",      "jackknife", "brr",
                                        "fay",    "bootstrap", NULL};
    return words[index];
}

static const char *rep_center(size_t index) {
    static const char *const words[] = {"mean", "estimate", NULL};
    return words[index];
}

/* They are numbered from 1; 0 is unknown. */
static const char *rep_type(size_t index) {
    return chiso_rep_type_name((int32_t)index + 1);
}

static const char *rep_combined(size_t index) {
    static const char *const words[] = {"yes", "no", NULL};
    return words[index];
}

static const char *deff(size_t index) {
    static const char *const words[] = {"replace", "without", NULL};
    return words[index];
}

static const char *breaks(size_t index) {
    static const char *const words[] = {"skip", "compare", NULL};
    return words[index];
}

static const char *family(size_t index) {
    static const char *const words[] = {"node", "all", NULL};
    return words[index];
}

static const char *regression(size_t index) {
    static const char *const words[] = {"gaussian", "logistic", NULL};
    return words[index];
}

/* They are numbered from 1; 0 is the default. */
static const char *importance(size_t index) {
    static const char *const words[] = {"relative-weight", "standardized", NULL};
    return words[index];
}

static const char *match_missing(size_t index) {
    static const char *const words[] = {"answered", "reasons", NULL};
    return words[index];
}

static const char *lone_psu(size_t index) {
    return chiso_lone_psu_name((int32_t)index);
}

static const char *rank_sets(size_t index) {
    return chiso_rank_sets_name((int32_t)index);
}

static const char *use(size_t index) {
    return chiso_use_name((int32_t)index);
}

static const char *extraction(size_t index) {
    return chiso_extraction_name((int32_t)index);
}

static const char *rotation(size_t index) {
    return chiso_rotation_name((int32_t)index);
}

/* They are numbered from 1; 0 is the default. */
static const char *interval(size_t index) {
    return chiso_interval_name((int32_t)index + 1);
}

const tool_option option_table[OPTIONS] = {
    [OPTION_INSTRUMENT] = {"--instrument", "I", "What is scored",
                           "a built-in name (chiso instruments lists them) or a directory", NULL},
    [OPTION_BY] = {"--by", "C,...", "What is scored",
                   "columns whose values, crossed, are the domains; published scores: the "
                   "province column unless named",
                   NULL},
    [OPTION_PROVINCE] = {"--province", "C", "What is scored",
                         "the column of --by that holds provinces, when its name does not tell",
                         NULL},
    [OPTION_GEOGRAPHY] = {"--geography", "G", "What is scored",
                          "what is by the 63 provinces is brought to the 34 of 1 July 2025, or to "
                          "the six regions",
                          geography},
    [OPTION_POPULATIONS] = {"--populations", "PATH", "What is scored",
                            "of published scores by --geography: a CSV file with the columns "
                            "province (of the 63) and population",
                            NULL},
    [OPTION_WHERE] = {"--where", "EXPR", "What is scored",
                      "only records that meet a condition: \"age >= 60 and district in (a, b)\"; "
                      "the others keep their sampling units",
                      NULL},
    [OPTION_METRIC] = {"--metric", "M", "What is scored",
                       "of items: top2, mean-percent or mean-minmax (default: the instrument's "
                       "first)",
                       NULL},
    [OPTION_POOLING] = {"--pooling", "P", "What is scored",
                        "of items: pool, item-mean, content-mean or group-mean (default: the "
                        "instrument's first)",
                        NULL},
    [OPTION_NATION] = {"--nation", "N", "What is scored",
                       "the whole is all respondents (pool, the default) or the mean of the "
                       "provinces (province-mean)",
                       nation},
    [OPTION_MEAN] = {"--mean", "C,...", "What is estimated", "means of columns", NULL},
    [OPTION_TOTAL] = {"--total", "C,...", "What is estimated", "totals of columns", NULL},
    [OPTION_PROPORTION] = {"--proportion", "C,...", "What is estimated",
                           "share of every answer; of a question with boxes to tick, of those "
                           "who were asked",
                           NULL},
    [OPTION_RATIO] = {"--ratio", "NUM/DEN,...", "What is estimated",
                      "one total over another, of those who answered both", NULL},
    [OPTION_QUANTILE] = {"--quantile", "C:P,...", "What is estimated",
                         "the smallest answer that a share of P reaches: age:0.5", NULL},
    [OPTION_ITEMS] = {"--items", "C,...", "What is looked at", "columns of the items, two and more",
                      NULL},
    [OPTION_REVERSE] = {"--reverse", "C,...", "What is looked at",
                        "those of them that ask the other way round", NULL},
    [OPTION_USE] = {"--use", "USE", "What is looked at",
                    "who left items out counts in every pair of items that he answered (pairwise, "
                    "the default) or nowhere (listwise)",
                    use},
    [OPTION_FACTORS] = {"--factors", "N|parallel", "What is looked at",
                        "factor the items: so many factors, or as many as parallel analysis of "
                        "the whole suggests",
                        NULL},
    [OPTION_EXTRACTION] = {"--extraction", "E", "What is looked at",
                           "of --factors: minres (default) or principal components (components)",
                           extraction},
    [OPTION_ROTATION] = {"--rotation", "R", "What is looked at",
                         "of --factors: varimax (default), oblimin or none", rotation},
    [OPTION_ORDINAL] = {"--ordinal", NULL, "What is looked at",
                        "answers are ordered categories: ordinal alpha and omega, and factors of "
                        "polychoric correlations",
                        NULL},
    [OPTION_OUTCOME] = {"--outcome", "C", "What moves what",
                        "what is to be explained: a column, or a node of the instrument", NULL},
    [OPTION_PREDICTORS] = {"--predictors", "C,...", "What moves what",
                           "what explains it: columns or nodes (default: the groups right above "
                           "the leaves of the instrument)",
                           NULL},
    [OPTION_REGRESSION] = {"--family", "gaussian|logistic", "What moves what",
                           "linear regression (gaussian, the default), or logistic of an outcome "
                           "of two answers",
                           regression},
    [OPTION_IMPORTANCE] = {"--importance", "I", "What moves what",
                           "relative-weight, in % of R² (the default of gaussian), or "
                           "standardized, the coefficient (of logistic)",
                           importance},
    [OPTION_UNIT] = {"--unit", "C", "What is ranked", "column of the names, each once", NULL},
    [OPTION_ESTIMATE] = {"--estimate", "C", "What is ranked",
                         "column of the estimates; the highest has rank 1, a blank has none", NULL},
    [OPTION_SE] = {"--se", "C", "What is ranked",
                   "column of their standard errors; blank: unknown, any rank is possible", NULL},
    [OPTION_DF_COLUMN] = {"--df", "C", "What is ranked",
                          "column of the degrees of freedom of the standard errors; blank, or "
                          "without it: infinite",
                          NULL},
    [OPTION_COVARIANCE] = {"--covariance", "PATH", "What is ranked",
                           "file of the covariance of the estimates: the column of --unit, then a "
                           "column for each unit (default: they are independent)",
                           NULL},
    [OPTION_ASKED] = {"--items", "C,...", "What is asked",
                      "columns of the items, in the order they were asked (default: those of the "
                      "instrument)",
                      NULL},
    [OPTION_ID] = {"--id", "C", "Who was asked, and by whom", "column that names a record", NULL},
    [OPTION_INTERVIEWER] = {"--interviewer", "C", "Who was asked, and by whom",
                            "column of the interviewer", NULL},
    [OPTION_VILLAGE] = {"--village", "C", "Who was asked, and by whom",
                        "column of the village (default: the first sampling unit)", NULL},
    [OPTION_DURATION] = {"--duration", "C", "Who was asked, and by whom",
                         "column of how many minutes the interview took", NULL},
    [OPTION_START] = {"--start", "C", "Who was asked, and by whom",
                      "column of when it began: 2024-05-31 08:15 or 31/05/2024 08:15", NULL},
    [OPTION_END] = {"--end", "C", "Who was asked, and by whom", "column of when it ended", NULL},
    [OPTION_CHECKS] = {"--checks", "CHECK,...", "What is looked at",
                       "only these: match, lines, nonresponse, interviewers, duration, weights",
                       NULL},
    [OPTION_THRESHOLD] = {"--threshold", "NAME=X,...", "What is looked at",
                          "other thresholds: percent_match=0.9 (or auto), straight_line=1 ... "
                          "(docs/quality.md lists them)",
                          NULL},
    [OPTION_MATCH_MISSING] = {"--match-missing", "answered|reasons", "What is looked at",
                              "only what both answered is compared (answered, the default), or "
                              "missing answers are equal where the reason is",
                              match_missing},
    [OPTION_ALL] = {"--all", NULL, "Which rows are shown",
                    "every measure of every record, interviewer, village and item; else what is "
                    "beyond a threshold, and summaries",
                    NULL},
    [OPTION_THREADS] = {"--threads", "N", "What is looked at",
                        "threads that compare pairs (default: those of the machine)", NULL},
    [OPTION_DELIMITER] = {"--delimiter", "D", "How the files are written",
                          "between the fields: , or ; or tab (default: found by looking)",
                          delimiter},
    [OPTION_DECIMAL] = {"--decimal", "M", "How the files are written",
                        "decimal mark: . or , (default: found by looking)", decimal},
    [OPTION_MISSING] = {"--missing", "X,...", "How the files are written",
                        "codes that mean missing, beside blank: NA,99", NULL},
    [OPTION_INVALID] = {"--invalid", "fault|missing", "How the files are written",
                        "an answer off its scale is a fault (default) or counts as missing",
                        invalid},
    [OPTION_WEIGHT] = {"--weight", "C", "How people were sampled", "column of the sampling weight",
                       NULL},
    [OPTION_STRATA] = {"--strata", "C", "How people were sampled", "column of the stratum", NULL},
    [OPTION_PSU] = {"--psu", "C[,C2...]", "How people were sampled",
                    "columns of the sampling units, first stage first", NULL},
    [OPTION_FPC] = {"--fpc", "C[,C2...]", "How people were sampled",
                    "columns of the population size of each stage, or of its sampling fraction",
                    NULL},
    [OPTION_REPWEIGHTS] = {"--repweights", "GLOB", "How people were sampled",
                           "columns of replicate weights, where the file has them in the place of "
                           "strata and units: 'repw*' (* any letters, ? one)",
                           NULL},
    [OPTION_REP_TYPE] = {"--rep-type", "TYPE", "How people were sampled",
                         "how they were made: jk1, jkn, brr, fay (with --fay-rho), bootstrap or "
                         "other",
                         rep_type},
    [OPTION_REP_COMBINED] = {"--rep-combined", "yes|no", "How people were sampled",
                             "they are whole weights (yes, the default), or factors of --weight",
                             rep_combined},
    [OPTION_REP_SCALE] = {"--rep-scale", "X", "How people were sampled",
                          "what their variance is multiplied by (default: by the type)", NULL},
    [OPTION_REP_RSCALES] = {"--rep-rscales", "X,...", "How people were sampled",
                            "what each of them counts for (default 1; jkn: (n - 1)/n)", NULL},
    [OPTION_LONE_PSU] = {"--lone-psu", "POLICY", "How people were sampled",
                         "strata with one sampling unit: fail (default), certainty, centre, "
                         "average or remove",
                         lone_psu},
    [OPTION_VARIANCE] = {"--variance", "V", "How sure it is",
                         "taylor (default), none, or by replicates: jackknife, brr, fay, bootstrap",
                         variance},
    [OPTION_REPLICATES] = {"--replicates", "N", "How sure it is",
                           "replicates of the bootstrap (default 1000); --seed for others", NULL},
    [OPTION_REP_CENTER] = {"--rep-center", "mean|estimate", "How sure it is",
                           "what replicates vary about: their mean (default) or the estimate",
                           rep_center},
    [OPTION_FAY_RHO] = {"--fay-rho", "X", "How sure it is",
                        "of fay: the weight that the other half keeps (default 0.5); of "
                        "--rep-type fay: the one that they were made with",
                        NULL},
    [OPTION_LEVEL] = {"--level", "X", "How sure it is",
                      "level of the intervals and rank sets (default 0.95)", NULL},
    [OPTION_INTERVAL] =
        {"--interval", "I", "How sure it is",
         "t (default of scores), or for proportions logit (the default of estimated ones), "
         "wilson or beta",
         interval},
    [OPTION_DEFF] = {"--deff", "D", "How sure it is",
                     "design effect against a simple random sample with replacement (replace, the "
                     "default) or without",
                     deff},
    [OPTION_DF] = {"--df", "N", "How sure it is",
                   "degrees of freedom of all rows (default: sampling units less strata, of each)",
                   NULL},
    [OPTION_MIN_N] = {"--min-n", "N", "How sure it is",
                      "rows of fewer respondents are small cells: flagged, left out of pages and "
                      "workbooks (default 5)",
                      NULL},
    [OPTION_DIFFERENCES] = {"--differences", "whole|pairs|V:W,...", "What is compared",
                            "instead of estimates, how they differ: each domain from the whole, "
                            "all pairs of domains, or pairs by name (\"Lạng Sơn:Cao Bằng\")",
                            NULL},
    [OPTION_BEFORE] = {"--before", "PATH", "What is compared",
                       "an earlier round: a result of chiso score (--format json) or totals", NULL},
    [OPTION_BEFORE_INSTRUMENT] = {"--before-instrument", "I", "What is compared",
                                  "instrument of the earlier round, where it is one of your own",
                                  NULL},
    [OPTION_BREAKS] = {"--breaks", "skip|compare", "What is compared",
                       "nodes whose definition changed are shown without a change (skip, the "
                       "default) or compared all the same",
                       breaks},
    [OPTION_PANEL] = {"--panel", NULL, "What is compared",
                      "of totals: strata and sampling units of one name are the same in both "
                      "rounds, and standard errors take account of it",
                      NULL},
    [OPTION_FAMILY] = {"--family", "node|all", "What is compared",
                       "p is adjusted over the domains of one node (node, the default) or over all "
                       "rows",
                       family},
    [OPTION_RANK_SETS] = {"--rank-sets", "KIND", "How sure it is",
                          "from which rank to which: simultaneous (default), all sets hold with "
                          "the level; marginal, each holds with it; none, of score",
                          rank_sets},
    [OPTION_RANK_SHARES] = {"--rank-shares", "K", "How sure it is",
                            "of a bootstrap: in which share of the replicates a domain is first, "
                            "among the best K, and in each group",
                            NULL},
    [OPTION_NODE] = {"--node", "CODE,...", "Which rows are shown", "only these nodes", NULL},
    [OPTION_STATISTIC] = {"--statistic", "NAME,...", "Which rows are shown",
                          "only these statistics, such as importance,performance", NULL},
    [OPTION_DOMAIN] = {"--domain", "V,...", "Which rows are shown",
                       "only these domains, by code or name (ranks stay those among all)", NULL},
    [OPTION_ORDER] = {"--order", "COLUMN", "Which rows are shown",
                      "rows in ascending order of a column: rank", NULL},
    [OPTION_LAYOUT] = {"--layout", "L", "What is simulated",
                       "stages and sizes: sipas-2024 (default) or papi", chiso_simulation_layout},
    [OPTION_PROVINCES] = {"--provinces", "P,...", "What is simulated",
                          "only these of the 63, by code or name (default: all)", NULL},
    [OPTION_RESPONDENTS] = {"--respondents", "N", "What is simulated",
                            "people in the sample, spread as the layout says (default: its own "
                            "number)",
                            NULL},
    [OPTION_ICC] = {"--icc", "X", "What is simulated",
                    "correlation of what two people of a village feel (default 0.06)", NULL},
    [OPTION_PROVINCE_SD] = {"--province-sd", "X", "What is simulated",
                            "sd of the provinces' means on the latent scale (default 0.12)", NULL},
    [OPTION_MISSING_RATE] = {"--missing-rate", "X", "What is simulated",
                             "share of answers left out (default 0.02)", NULL},
    [OPTION_SKIP_RATE] = {"--skip-rate", "X", "What is simulated",
                          "share of people who skip the last content, in SIPAS complaints (default "
                          "0.55)",
                          NULL},
    [OPTION_WEIGHT_CV] = {"--weight-cv", "X", "What is simulated",
                          "coefficient of variation of the weights (default 0.3)", NULL},
    [OPTION_PLAN] = {"--plan", NULL, "What a sample would tell",
                     "print ICC, design effect and margin of error of every node", NULL},
    [OPTION_VILLAGES] = {"--villages", "N", "What a sample would tell",
                         "villages of a province (default 18)", NULL},
    [OPTION_PEOPLE] = {"--people", "N", "What a sample would tell",
                       "people of a village (default 28)", NULL},
    [OPTION_MARGIN] = {"--margin", "X", "What a sample would tell",
                       "count the villages that this margin of error takes, in points", NULL},
    [OPTION_DRAWS] = {"--draws", "N", "Random numbers",
                      "how often errors are drawn for rank sets (default 1000)", NULL},
    [OPTION_SEED] = {"--seed", "S", "Random numbers",
                     "another number, other random numbers: another population and sample, or "
                     "other draws (default 1)",
                     NULL},
    [OPTION_VARIABLES] = {"--variables", NULL, "Output",
                          "list the variables of the instrument and what their codes mean", NULL},
    [OPTION_EXPORT] = {"--export", "DIR", "Output",
                       "write the instrument as a directory of CSV files to start from", NULL},
    [OPTION_TRUTH] = {"--truth", "PATH", "Output",
                      "write what the scores of the population are, as CSV", NULL},
    [OPTION_FORMAT] = {"--format", "NAME", "Output",
                       "table to read (default), csv or json for programs", chiso_output_format},
    [OPTION_TITLE] = {"--title", "TEXT", "Output",
                      "what stands above the page (default: the name of the instrument)", NULL},
    [OPTION_REPORT_FORMAT] = {"--format", "NAME", "Output",
                              "html, a page (default), or xlsx, a workbook", chiso_report_format},
    [OPTION_OUTPUT] = {"-o", "PATH", "Output", "write to a file, whole or not at all", NULL},
    [OPTION_SPREADSHEET_SAFE] =
        {"--spreadsheet-safe", NULL, "Output",
         "of csv: an apostrophe in front of texts that a spreadsheet would take for a formula",
         NULL},
    [OPTION_WIDTH] = {"--width", "N", "Output",
                      "of table: columns that it keeps to (default: those of the terminal; "
                      "elsewhere any)",
                      NULL},
    [OPTION_COLOR] = {"--color", "auto|always|never", "Output",
                      "of table: groups in colours (default auto: on a terminal)", color},
    [OPTION_LANG] = {"--lang", "en|vi", "Output", "language of names and headings (default en)",
                     language},
    [OPTION_SUPPRESS] = {"--suppress", NULL, "Output",
                         "empty the figures of small cells (--min-n); their rows stay", NULL},
    [OPTION_HELP] = {"--help", NULL, "Output", "this text", NULL},
};

static bool fail(const char *verb, const char *what, const char *wrong) {
    fprintf(stderr, "chiso %s: %s %s; chiso %s --help lists the options\n", verb, what, wrong,
            verb);
    return false;
}

bool options_have(const option_id *list, option_id id) {
    size_t at = 0;
    while (list[at] != OPTIONS && list[at] != id) at++;
    return list[at] == id;
}

/* The option that a word names, up to `length`; OPTIONS when there is none. */
static option_id find(const char *word, size_t length, const option_id *known) {
    if (length == strlen("--output") && strncmp(word, "--output", length) == 0) {
        word = "-o";
        length = 2;
    }
    for (size_t i = 0; known[i] != OPTIONS; i++) {
        const char *name = option_table[known[i]].name;
        if (strlen(name) == length && strncmp(name, word, length) == 0) return known[i];
    }
    return OPTIONS;
}

static bool check_value(const char *verb, const tool_option *option, const char *value) {
    if (value[0] == '\0') return fail(verb, option->name, "needs a value");
    if (option->word == NULL) return true;
    for (size_t i = 0; option->word(i) != NULL; i++) {
        if (strcmp(option->word(i), value) == 0) return true;
    }
    fprintf(stderr, "chiso %s: %s takes ", verb, option->name);
    for (size_t i = 0; option->word(i) != NULL; i++)
        fprintf(stderr, "%s%s", i > 0 ? " or " : "", option->word(i));
    const bool workbook = strcmp(option->name, "--format") == 0 && strcmp(value, "xlsx") == 0;
    fprintf(stderr, ", not \"%s\"%s\n", value,
            workbook ? ": this chiso was built without libxlsxwriter" : "");
    return false;
}

/* One option and its value, in the same word behind = or in the next one. */
static bool read_option(tool_options *out, const char *verb, const option_id *known, int count,
                        char **words, int *at) {
    const char *word = words[*at], *equals = strchr(word, '=');
    const size_t length = equals != NULL ? (size_t)(equals - word) : strlen(word);
    const option_id id = find(word, length, known);
    if (id == OPTIONS) return fail(verb, word, "is not an option of this verb");
    const tool_option *option = &option_table[id];
    if (out->value[id] != NULL)
        return fail(verb, option->name, "is given twice (a list has commas between its values)");
    if (option->value == NULL) {
        out->value[id] = "";
        return equals == NULL || fail(verb, option->name, "takes no value");
    }
    if (equals != NULL) {
        out->value[id] = equals + 1;
    } else if (*at + 1 < count) {
        out->value[id] = words[++*at];
    } else {
        return fail(verb, option->name, "needs a value");
    }
    return check_value(verb, option, out->value[id]);
}

bool options_read(tool_options *out, const char *verb, const option_id *known, int count,
                  char **words) {
    bool only_files = false;
    for (int i = 0; i < count; i++) {
        const char *word = words[i];
        if (!only_files && strcmp(word, "--") == 0) {
            only_files = true;
        } else if (only_files || word[0] != '-' || word[1] == '\0') {
            out->files[out->n_files++] = word;
        } else if (!read_option(out, verb, known, count, words, &i)) {
            return false;
        }
    }
    return true;
}

const char **options_split(const char *list, size_t *count) {
    *count = 1;
    for (const char *c = list; *c != '\0'; c++) *count += *c == ',';
    const char **parts = malloc(*count * sizeof *parts + strlen(list) + 1);
    if (parts == NULL) return NULL;
    char *text = (char *)(parts + *count);
    memcpy(text, list, strlen(list) + 1);
    for (size_t i = 0; i < *count; i++) {
        parts[i] = text;
        text += strcspn(text, ",");
        if (*text != '\0') *text++ = '\0';
    }
    return parts;
}
