# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected/CASE.csv and expected/sipas.csv from data/ with R's `survey`.  How to run: README.md.
invisible(Sys.setlocale("LC_COLLATE", "C"))
suppressMessages(library(survey))
source("../survey/digits.R")

read <- function(name) read.csv(file.path("data", paste0(name, ".csv")), stringsAsFactors = FALSE, colClasses = if (name == "sipas") c(province = "character") else NA)

# --- the designs: test_repweights.c has the same in the words of chiso ---

design <- function(name, ...) {
  data <- read(name)
  suppressWarnings(svrepdesign(variables = data[!grepl("^rep[0-9]+$", names(data))], weights = data$w, repweights = as.matrix(data[grepl("^rep[0-9]+$", names(data))]), ...))
}
# (n - 1)/n of the strata of `lone`, in the order of their replicates; those of one PSU have none
jkn <- c(rep(2 / 3, 3), rep(1 / 2, 2), rep(3 / 4, 4))
half <- rep(1 / 2, 18)
cases <- list(
  `jk1` = list("stype", type = "JK1"),
  `jk1-factors` = list("stype", type = "JK1", combined.weights = FALSE, scale = 14 / 15),
  `jk1-rounded` = list("stype", type = "JK1", scale = 0.9, rscales = 0.5),
  `jkn` = list("area", type = "JKn", rscales = quote(jkn)),
  `jkn-factors` = list("area", type = "JKn", rscales = quote(jkn), scale = 0.8, combined.weights = FALSE),
  `brr` = list("area", type = "BRR"),
  `brr-factors` = list("area", type = "BRR", combined.weights = FALSE),
  `fay` = list("area", type = "Fay", rho = 0.3),
  `bootstrap` = list("stype", type = "bootstrap"),
  `dropped` = list("part", type = "bootstrap", scale = 0.03),
  `large` = list("area", type = "JKn", rscales = quote(large_rscales)),
  `other` = list("area", type = "other", scale = 0.9, rscales = quote(c(0, half[-1]))))
large_rscales <- NULL # as many as there are PSUs

statistics <- list(
  list("mean", "y", "", "", "", function(x) list(x$y, 1)),
  list("mean", "y_m", "", "", "", function(x) list(x$y_m, 1)),
  list("total", "y", "", "", "", function(x) list(x$y, NULL)),
  list("total", "y_m", "", "", "", function(x) list(x$y_m, NULL)),
  list("ratio", "y", "x", "", "", function(x) list(x$y, x$x)),
  list("proportion", "item", "", "1", "", function(x) list(0 + (x$item == 1), 1)),
  list("proportion", "item", "", "2", "", function(x) list(0 + (x$item == 2), 1)),
  list("quantile", "y", "", "", "0.25", NULL),
  list("quantile", "y", "", "", "0.5", NULL),
  list("quantile", "item", "", "", "0.5", NULL))

mismatches <- c(0, 0)

# R's own function for a statistic, with its variance
by_survey <- function(d, s) {
  if (s[[1]] == "quantile") {
    # the smallest answer with F >= p, rounding aside, in every replicate: what oldsvyquantile() varies
    x <- d$variables[[s[[2]]]]
    p <- as.numeric(s[[5]])
    at <- function(w) {
      o <- order(x)
      if (sum(w) > 0) x[o][which(cumsum(w[o]) >= p * (1 - 1e-12) * sum(w))[1]] else NA
    }
    thetas <- apply(weights(d, "analysis"), 2, at)
    whole <- at(d$pweights)
    old <- if (!anyNA(thetas)) oldsvyquantile(eval(bquote(~.(as.name(s[[2]])))), d, p, method = "constant", f = 1, interval.type = "quantile", return.replicates = TRUE)
    if (!is.null(old)) mismatches <<- mismatches + c(sum(as.vector(old$replicates) != thetas), length(thetas))
    return(list(whole, svrVar(thetas, d$scale, d$rscales, mse = d$mse, coef = whole), thetas))
  }
  v <- as.name(s[[2]])
  f <- if (s[[4]] != "") eval(bquote(~I(.(v) == .(as.numeric(s[[4]]))))) else eval(bquote(~.(v)))
  r <- switch(s[[1]],
    ratio = svyratio(f, eval(bquote(~.(as.name(s[[3]])))), d, na.rm = TRUE, return.replicates = TRUE),
    total = svytotal(f, d, na.rm = TRUE, return.replicates = TRUE),
    svymean(f, d, na.rm = TRUE, return.replicates = TRUE))
  last <- function(v) as.vector(v)[length(as.vector(v))] # of FALSE and TRUE the second
  variance <- if (inherits(r, "svyratio")) r$var else vcov(r)
  thetas <- as.matrix(r$replicates)
  list(last(coef(r)), last(diag(as.matrix(variance))), thetas[, ncol(thetas)])
}

row_of <- function(d, domain, s) {
  both <- lapply(c(FALSE, TRUE), function(mse) {
    d$mse <- mse
    suppressWarnings(by_survey(d, s))
  })
  thetas <- both[[1]][[3]]
  dropped <- sum(!is.finite(thetas))
  se <- sqrt(c(both[[1]][[2]], both[[2]][[2]]))
  if (dropped > 0.05 * length(thetas)) se <- c(NA, NA)
  data.frame(domain = domain, statistic = s[[1]], variable = s[[2]], denominator = s[[3]], category = s[[4]], p = s[[5]],
             estimate = digits(both[[1]][[1]]), se = digits(se[1]), se_estimate = digits(se[2]), df = degf(d), dropped = dropped)
}

domains_of <- function(d, by) {
  names <- sort(unique(d$variables[[by]]))
  names <- names[!is.na(names) & names != ""]
  subsets <- c(list(d), lapply(names, function(n) d[d$variables[[by]] %in% n, ]))
  setNames(subsets, c("", names))
}

# the same by svyby
check_svyby <- function(d, by, rows) {
  found <- suppressWarnings(svyby(~y, as.formula(paste0("~", by)), d, svymean))
  mine <- rows[rows$statistic == "mean" & rows$variable == "y" & rows$domain != "" & rows$domain %in% found[[by]] & !is.na(rows$se), ]
  expected <- SE(found)[match(mine$domain, found[[by]])]
  stopifnot(all.equal(as.numeric(mine$se), as.vector(expected), tolerance = 1e-12))
}

for (name in names(cases)) {
  case <- cases[[name]]
  columns <- sum(grepl("^rep[0-9]+$", names(read(name))))
  large_rscales <- rep(2 / 3, columns)
  d <- do.call(design, c(list(name), lapply(case[-1], eval)))
  if (name == "large") d$variables$y <- d$variables$y - 1e9
  kept <- Filter(function(s) s[[2]] %in% names(d$variables) && (s[[3]] == "" || s[[3]] %in% names(d$variables)) &&
                   (s[[1]] != "quantile" || (!grepl("^j|large|other", name))) && !(name == "large" && s[[1]] != "mean"), statistics)
  domains <- domains_of(d, case[[1]])
  rows <- do.call(rbind, unlist(Map(function(d, n) lapply(kept, function(s) row_of(d, n, s)), domains, names(domains)), recursive = FALSE))
  check_svyby(d, case[[1]], rows)
  if (name == "large") rows$estimate <- digits(1e9 + as.numeric(rows$estimate))
  write.csv(rows, file.path("expected", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

stopifnot(mismatches[1] == 0, mismatches[2] > 2000)

# --- an index: SIPAS 2024, all answers of a node together, and the mean of its two parts ---

contents <- list(P.A = 1:2, P.B = 3:4, P.C = 5:13, P.D = 14:23, S.A = 24:26, S.B = 27:30, S.C = 31:33, S.D = 34:36, S.E = 37:39)
nodes <- c(list(SIPAS = 1:39, P = 1:23, S = 24:39), contents, setNames(as.list(1:39), paste0("Q9_", 1:39)))
sipas <- design("sipas", type = "bootstrap")
answers <- as.matrix(sipas$variables[paste0("Q9_", 1:39)])
top2 <- 100 * (answers >= 4)

# score of a node under weights, of the people inside
pooled <- function(w, inside, node) {
  v <- top2[inside, nodes[[node]], drop = FALSE]
  sum(w * rowSums(v, na.rm = TRUE)) / sum(w * rowSums(!is.na(v)))
}
group_mean <- function(w, inside) (pooled(w, inside, "P") + pooled(w, inside, "S")) / 2

index_row <- function(domain, pooling, node) {
  inside <- if (domain == "") rep(TRUE, nrow(answers)) else sipas$variables$province == domain
  d <- sipas[inside, ]
  theta <- if (pooling == "pool") function(w, data) pooled(w, inside, node) else function(w, data) group_mean(w, inside)
  se <- sapply(c(FALSE, TRUE), function(mse) {
    d$mse <- mse
    SE(withReplicates(d, theta))
  })
  # svyratio() has the same
  if (pooling == "pool") {
    v <- top2[inside, nodes[[node]], drop = FALSE]
    d$variables <- data.frame(sum = rowSums(v, na.rm = TRUE), n = rowSums(!is.na(v)))
    stopifnot(all.equal(as.vector(SE(svyratio(~sum, ~n, d))), se[1], tolerance = 1e-10))
  }
  data.frame(province = domain, pooling = pooling, code = node, score = digits(theta(d$pweights)), se = digits(se[1]),
             se_estimate = digits(se[2]), df = degf(d))
}
provinces <- c("", sort(unique(sipas$variables$province)))
rows <- do.call(rbind, c(lapply(provinces, function(p) do.call(rbind, lapply(names(nodes), function(n) index_row(p, "pool", n)))),
                         lapply(provinces, function(p) index_row(p, "group-mean", "SIPAS"))))
# the nation as the plain mean of its provinces
mean_of <- function(mse) {
  d <- sipas
  d$mse <- mse
  withReplicates(d, function(w, data) mean(sapply(provinces[-1], function(p) { i <- data$province == p; pooled(w[i], i, "SIPAS") })))
}
rows <- rbind(rows, data.frame(province = "", pooling = "province-mean", code = "SIPAS", score = digits(coef(mean_of(FALSE))[[1]]),
                               se = digits(SE(mean_of(FALSE))), se_estimate = digits(SE(mean_of(TRUE))), df = degf(sipas)))
write.csv(rows, "expected/sipas.csv", row.names = FALSE, quote = FALSE, na = "", eol = "\n")
