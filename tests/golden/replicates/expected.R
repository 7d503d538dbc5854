# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected/CASE.csv from data/, hadamard/ and factors/.  How to run: README.md.
Sys.setlocale("LC_COLLATE", "C")
suppressMessages(library(survey))
source("../survey/digits.R")

read <- function(folder, name) read.csv(file.path(folder, paste0(name, ".csv")), stringsAsFactors = FALSE)
survey_data <- function(name) read(if (name == "pairs") "data" else "../survey/data", name)

# --- the designs: test_replicates.c has the same in the words of chiso ---

design_of <- function(...) { arguments <- list(...); function(data) do.call(svydesign, c(arguments, list(data = data))) }
apistrat <- design_of(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc)
apistrat_no_fpc <- design_of(ids = ~1, strata = ~stype, weights = ~pw)
apiclus1 <- design_of(ids = ~dnum, weights = ~pw, fpc = ~fpc)
apiclus2 <- design_of(ids = ~dnum + snum, fpc = ~fpc1 + fpc2)
lone <- design_of(ids = ~psu, strata = ~stratum, weights = ~w, nest = TRUE)
lone_fpc <- design_of(ids = ~psu, strata = ~stratum, weights = ~w, fpc = ~N, nest = TRUE)
lone_census <- design_of(ids = ~psu, strata = ~stratum, weights = ~w, fpc = ~N_census, nest = TRUE)
stages <- design_of(ids = ~psu + ssu, strata = ~stratum, weights = ~w, fpc = ~N1 + N2, nest = TRUE)

replicated <- function(...) { arguments <- list(...); function(design, case) suppressWarnings(do.call(as.svrepdesign, c(list(design), arguments))) }
jk1 <- replicated(type = "JK1")
jkn <- replicated(type = "JKn")
half <- function(type, rho) function(design, case) {
  H <- unname(as.matrix(read.csv("hadamard/12.csv", header = FALSE)))
  replicated(type = type, fay.rho = rho, hadamard.matrix = H)(design, case)
}
# the factors that chiso drew, by the names of strata and units
fed <- function(columns) function(design, case) {
  factors <- read("factors", case)
  data <- design$variables
  key <- if (length(columns) > 0) do.call(paste, c(data[columns], sep = "/")) else as.character(seq_len(nrow(data)))
  matrix <- as.matrix(factors[match(key, factors$unit), -1])
  stopifnot(!anyNA(matrix))
  svrepdesign(data = data, repweights = matrix, weights = 1 / design$prob, type = "bootstrap", combined.weights = FALSE,
              scale = 1 / (ncol(matrix) - 1), rscales = rep(1, ncol(matrix)))
}

case <- function(data, design, replicates, by, lone = "fail") list(data = data, design = design, replicates = replicates, by = by, lone = lone)
cases <- list(
  `jkn` = case("apistrat", apistrat_no_fpc, jkn, "sch_wide"),
  `jkn-fpc` = case("apistrat", apistrat, jkn, "sch_wide"),
  `jk1` = case("apiclus1", design_of(ids = ~dnum, weights = ~pw), jk1, "stype"),
  `jk1-fpc` = case("apiclus1", apiclus1, jk1, "stype"),
  `jk1-stages` = case("apiclus2", apiclus2, jk1, "stype"),
  `jkn-certainty` = case("lone", lone, jkn, "area", "certainty"),
  `jkn-remove` = case("lone", lone_fpc, jkn, "area", "remove"),
  `jkn-census` = case("lone", lone_census, jkn, "area"),
  `brr` = case("pairs", lone, half("BRR", 0), "area"),
  `fay-30` = case("pairs", lone, half("Fay", 0.3), "area"),
  `fay-50` = case("pairs", lone, half("Fay", 0.5), "area"),
  `bootstrap` = case("apistrat", apistrat_no_fpc, fed(NULL), "sch_wide"),
  `bootstrap-pairs` = case("pairs", lone, fed(c("stratum", "psu")), "area"),
  `bootstrap-dropped` = case("pairs", lone, fed(c("stratum", "psu")), "part"),
  `bootstrap-certainty` = case("lone", lone, fed(c("stratum", "psu")), "area", "certainty"),
  `mrb` = case("apiclus1", apiclus1, fed("dnum"), "stype"),
  `mrb-strata` = case("apistrat", apistrat, fed(NULL), "sch_wide"),
  `mrb-stages` = case("stages", stages, fed(c("stratum", "psu", "ssu")), "area", "certainty")
)

# --- the statistics ---

statistics <- list(
  list("mean", "y", "", "", function(d) svymean(~y, d, na.rm = TRUE, return.replicates = TRUE)),
  list("mean", "y_m", "", "", function(d) svymean(~y_m, d, na.rm = TRUE, return.replicates = TRUE)),
  list("total", "y", "", "", function(d) svytotal(~y, d, na.rm = TRUE, return.replicates = TRUE)),
  list("ratio", "y", "x", "", function(d) svyratio(~y, ~x, d, na.rm = TRUE, return.replicates = TRUE)),
  list("proportion", "item", "", "1", function(d) svymean(~I(item == 1), d, return.replicates = TRUE)),
  list("proportion", "item", "", "2", function(d) svymean(~I(item == 2), d, return.replicates = TRUE))
)

last <- function(v) as.vector(v)[length(as.vector(v))] # of FALSE and TRUE the second

row_of <- function(design, domain, s) {
  result <- suppressWarnings(s[[5]](design))
  estimate <- last(coef(result))
  variance <- function(mse) {
    design$mse <- mse
    found <- suppressWarnings(s[[5]](design))
    v <- if (inherits(found, "svyratio")) found$var else attr(found, "var")
    if (is.null(v)) v <- vcov(found)
    last(diag(as.matrix(v)))
  }
  thetas <- as.matrix(if (is.list(result)) result$replicates else attr(result, "replicates"))
  dropped <- sum(is.na(thetas[, ncol(thetas)]))
  se <- sqrt(c(variance(FALSE), variance(TRUE)))
  if (dropped > 0.05 * nrow(thetas)) se <- c(NA, NA)
  data.frame(domain = domain, statistic = s[[1]], variable = s[[2]], denominator = s[[3]], category = s[[4]],
             estimate = digits(estimate), se = digits(se[1]), se_estimate = digits(se[2]), dropped = dropped)
}

rows_of <- function(name) {
  c <- cases[[name]]
  options(survey.lonely.psu = c$lone)
  design <- c$replicates(c$design(survey_data(c$data)), name)
  design$selfrep <- NULL # 4.1-1 leaves a census out of the replicates of a total, but not out of the total they vary about
  names <- sort(unique(design$variables[[c$by]]))
  names <- names[!is.na(names) & names != ""]
  domains <- c(list(design), lapply(names, function(d) design[design$variables[[c$by]] %in% d, ]))
  rows <- do.call(rbind, unlist(Map(function(d, n) lapply(statistics, function(s) row_of(d, n, s)), domains, c("", names)),
                                recursive = FALSE))
  check_svyby(design, c$by, rows)
  rows
}

# the same by svyby
check_svyby <- function(design, by, rows) {
  found <- suppressWarnings(svyby(~y, as.formula(paste0("~", by)), design, svymean))
  mine <- rows[rows$statistic == "mean" & rows$variable == "y" & rows$domain != "" & rows$domain %in% found[[by]] & !is.na(rows$se), ]
  expected <- SE(found)[match(mine$domain, found[[by]])]
  stopifnot(all.equal(as.numeric(mine$se), as.vector(expected), tolerance = 1e-12))
}

for (name in names(cases))
  write.csv(rows_of(name), file.path("expected", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")

# --- differences between domains, and from the whole: the variance of the replicates' differences, which is what
#     svycontrast() does with return.replicates = TRUE ---

differences_of <- function(name) {
  c <- cases[[name]]
  options(survey.lonely.psu = c$lone)
  design <- c$replicates(c$design(survey_data(c$data)), name)
  design$selfrep <- NULL
  names <- sort(unique(design$variables[[c$by]]))
  names <- names[!is.na(names) & names != ""]
  domains <- c(list(design), lapply(names, function(d) design[design$variables[[c$by]] %in% d, ]))
  pairs <- combn(length(domains), 2)
  do.call(rbind, lapply(statistics, function(s) {
    found <- lapply(domains, s[[5]])
    estimate <- sapply(found, function(f) last(coef(f)))
    thetas <- sapply(found, function(f) { t <- as.matrix(if (is.list(f)) f$replicates else attr(f, "replicates")); t[, ncol(t)] })
    stopifnot(!anyNA(thetas))
    se <- function(p, mse) {
      d <- thetas[, p[1]] - thetas[, p[2]]
      sqrt(svrVar(d, design$scale, design$rscales, mse = mse, coef = estimate[p[1]] - estimate[p[2]]))
    }
    table <- data.frame(statistic = s[[1]], variable = s[[2]], denominator = s[[3]], category = s[[4]],
                        domain = c("", names)[pairs[1, ]], other = c("", names)[pairs[2, ]],
                        estimate = digits(estimate[pairs[1, ]] - estimate[pairs[2, ]]),
                        se = digits(apply(pairs, 2, se, mse = FALSE)), se_estimate = digits(apply(pairs, 2, se, mse = TRUE)))
    if (s[[2]] == "y" && s[[1]] == "mean") check_contrasts(design, c$by, table)
    table
  }))
}

# the same by svyby(covmat = TRUE) and svycontrast()
check_contrasts <- function(design, by, table) {
  design <- design[design$variables[[by]] %in% table$domain[table$domain != ""], ]
  b <- suppressWarnings(svyby(~y, as.formula(paste0("~", by)), design, svymean, covmat = TRUE))
  for (i in which(table$domain != "" & table$domain %in% b[[by]] & table$other %in% b[[by]])) {
    weights <- (b[[by]] == table$domain[i]) - (b[[by]] == table$other[i])
    difference <- svycontrast(b, list(difference = as.numeric(weights)))
    stopifnot(all.equal(as.vector(SE(difference)), as.numeric(table$se[i]), tolerance = 1e-12))
  }
}

for (name in setdiff(names(cases), "bootstrap-dropped"))
  write.csv(differences_of(name), file.path("differences", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
