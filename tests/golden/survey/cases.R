# SPDX-License-Identifier: GPL-3.0-or-later
# The designs.  test_survey.c has the same table in the words of chiso.
design_of <- function(...) { arguments <- list(...); function(data) do.call(svydesign, c(arguments, list(data = data))) }

apistrat <- design_of(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc)
apiclus1 <- design_of(ids = ~dnum, weights = ~pw, fpc = ~fpc)
apiclus2 <- design_of(ids = ~dnum + snum, fpc = ~fpc1 + fpc2)
lone <- design_of(ids = ~psu, strata = ~stratum, weights = ~w, nest = TRUE)
lone_fpc <- design_of(ids = ~psu, strata = ~stratum, weights = ~w, fpc = ~N, nest = TRUE)
stages <- design_of(ids = ~psu + ssu, strata = ~stratum, weights = ~w, fpc = ~N1 + N2, nest = TRUE)

case <- function(data, design, by = NULL, lone = "fail", ...) list(data = data, design = design, by = by, lone = lone, ...)

cases <- list(
  `apistrat` = case("apistrat", apistrat, "sch_wide", contrasts = TRUE),
  `apistrat-without-fpc` = case("apistrat", design_of(ids = ~1, strata = ~stype, weights = ~pw), "stype"),
  `apistrat-two-columns` = case("apistrat", apistrat, c("sch_wide", "comp_imp"), suffixes = "_m"),
  `apistrat-where` = case("apistrat", apistrat, "sch_wide", suffixes = "_m",
                          where = function(v) v$x >= 500 & v$stype %in% c("E", "M")),
  `apistrat-weights-of-fpc` = case("apistrat", design_of(ids = ~1, strata = ~stype, fpc = ~fpc), suffixes = ""),
  `apistrat-90` = case("apistrat", apistrat, level = 0.9, suffixes = "_m"),
  `apiclus1` = case("apiclus1", apiclus1, "stype", contrasts = TRUE),
  `apiclus1-without-fpc` = case("apiclus1", design_of(ids = ~dnum, weights = ~pw), "stype", suffixes = "_m"),
  `apiclus2` = case("apiclus2", apiclus2, "stype", contrasts = TRUE),
  `apiclus2-fractions` = case("apiclus2", design_of(ids = ~dnum + snum, weights = ~pw, fpc = ~f1 + f2), "stype", suffixes = "_m"),
  `apiclus2-without-fpc` = case("apiclus2", design_of(ids = ~dnum + snum, weights = ~pw), "stype", suffixes = "_m"),
  `election_pps` = case("election_pps", design_of(ids = ~1, weights = ~wt), "size"),
  `lone-certainty` = case("lone", lone, "area", "certainty", contrasts = TRUE),
  `lone-remove` = case("lone", lone, "area", "remove"),
  `lone-centre` = case("lone", lone, "area", "adjust", contrasts = TRUE),
  `lone-average` = case("lone", lone, "area", "average", contrasts = TRUE),
  `lone-centre-fpc` = case("lone", lone_fpc, "area", "adjust", suffixes = "_m"),
  `lone-average-fpc` = case("lone", lone_fpc, "area", "average", suffixes = "_m"),
  `lone-census` = case("lone", design_of(ids = ~psu, strata = ~stratum, weights = ~w, fpc = ~N_census, nest = TRUE), "area"),
  `stages-certainty` = case("stages", stages, "area", "certainty"),
  `stages-remove` = case("stages", stages, suffixes = "_m", by = "area", lone = "remove"),
  `stages-centre` = case("stages", stages, "area", "adjust"),
  `large` = case("large", lone, "area", shift = 1e9)
)
