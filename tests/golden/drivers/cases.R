# SPDX-License-Identifier: GPL-3.0-or-later
# The regressions.  test_drivers.c has the same table in the words of chiso.
design_of <- function(...) { arguments <- list(...); function(data) do.call(svydesign, c(arguments, list(data = data))) }

apistrat <- design_of(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc)
apiclus1 <- design_of(ids = ~dnum, weights = ~pw, fpc = ~fpc)
apiclus2 <- design_of(ids = ~dnum + snum, fpc = ~fpc1 + fpc2)
strata_only <- design_of(ids = ~1, strata = ~stype, weights = ~pw)
districts_only <- design_of(ids = ~dnum, weights = ~pw)

case <- function(data, design, outcome, predictors, family = "gaussian", ...)
  list(data = data, design = design, outcome = outcome, predictors = predictors, family = family, ...)

usual <- c("ell", "meals", "mobility")
cases <- list(
  `apistrat` = case("apistrat", apistrat, "api00", usual, by = "sch_wide"),
  `apistrat-90` = case("apistrat", apistrat, "api00", c("avg_ed", "meals"), level = 0.9),
  `apistrat-near` = case("apistrat", apistrat, "api00", c("api99", "ell", "full", "emer")),
  `apiclus1` = case("apiclus1", apiclus1, "api00", usual, by = "stype"),
  `apiclus2` = case("apiclus2", apiclus2, "api00", usual, by = "sch_wide"),
  `apiclus2-missing` = case("apiclus2", apiclus2, "api00", c("avg_ed", "ell", "full")),
  `apistrat-logistic` = case("apistrat", apistrat, "sch_wide", usual, "logistic", event = "Yes", by = "stype"),
  `apiclus1-logistic` = case("apiclus1", apiclus1, "awards", c("ell", "meals"), "logistic", event = "Yes"),
  `apiclus2-logistic` = case("apiclus2", apiclus2, "sch_wide", c("ell", "meals", "mobility"), "logistic", event = "Yes"),
  `apistrat-jackknife` = case("apistrat", strata_only, "api00", usual, replicates = "JKn"),
  `apiclus1-jackknife` = case("apiclus1", districts_only, "api00", usual, replicates = "JK1", by = "stype"),
  `apiclus1-jackknife-logistic` = case("apiclus1", districts_only, "sch_wide", c("ell", "meals"), "logistic", event = "Yes",
                                       replicates = "JK1")
)
