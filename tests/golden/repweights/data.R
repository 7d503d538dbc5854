# SPDX-License-Identifier: GPL-3.0-or-later
# Writes data/CASE.csv: surveys with columns of replicate weights, as offices publish them.  How to run: README.md.
suppressMessages(library(survey))
source("../survey/digits.R")
RNGversion("4.2.0")

read <- function(name) read.csv(if (name == "pairs") "../replicates/data/pairs.csv" else file.path("../survey/data", paste0(name, ".csv")))
options(survey.lonely.psu = "certainty")

# --- replicates that R makes ---

replicated <- function(data, ids, strata, type, ...) {
  arguments <- list(ids = ids, weights = if ("pw" %in% names(data)) ~pw else ~w, data = data, nest = TRUE)
  if (!is.null(strata)) arguments$strata <- strata
  suppressWarnings(as.svrepdesign(do.call(svydesign, arguments), type = type, compress = FALSE, ...))
}

# the columns of a survey, its weight as `w`, and behind them the replicate weights (whole, or factors)
write_case <- function(name, data, weight, replicates, short = FALSE) {
  data <- data[setdiff(names(data), c("pw", "w", "fpc", "fpc1", "fpc2", "N", "N_census", "N1", "N2", "f1", "f2"))]
  columns <- as.data.frame(matrix(as.numeric(replicates), nrow(data)))
  names(columns) <- paste0("rep", seq_along(columns))
  out <- cbind(data, w = weight, columns)
  for (i in seq_along(out)) if (is.double(out[[i]])) out[[i]] <- if (short && grepl("^(w|rep)", names(out)[i])) round(out[[i]], 3) else digits(out[[i]])
  write.csv(out, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

whole <- function(name, d, short = FALSE) write_case(name, d$variables, d$pweights, weights(d, "analysis"), short)
factors <- function(name, d) write_case(name, d$variables, d$pweights, unclass(weights(d, "replication")))

clusters <- read("apiclus1")
lone <- read("lone")
pairs <- read("pairs")
large <- read("large")
large$y <- large$y - 1e9 # and back, as text, so that R has the differences

whole("jk1", replicated(clusters, ~dnum, NULL, "JK1"))
factors("jk1-factors", replicated(clusters, ~dnum, NULL, "JK1"))
whole("jk1-rounded", replicated(clusters, ~dnum, NULL, "JK1"), short = TRUE)
whole("jkn", replicated(lone, ~psu, ~stratum, "JKn"))
factors("jkn-factors", replicated(lone, ~psu, ~stratum, "JKn"))
whole("brr", replicated(pairs, ~psu, ~stratum, "BRR"))
factors("brr-factors", replicated(pairs, ~psu, ~stratum, "BRR"))
whole("fay", replicated(pairs, ~psu, ~stratum, "Fay", fay.rho = 0.3))
set.seed(5)
whole("bootstrap", replicated(clusters, ~dnum, NULL, "subbootstrap", replicates = 40))
whole("dropped", replicated(pairs, ~psu, ~stratum, "subbootstrap", replicates = 40))

# numbers near 1e9
d <- replicated(large, ~psu, ~stratum, "JKn")
d$variables$y <- sprintf("%.3f", 1e9 + d$variables$y)
whole("large", d)

# weights that were adjusted after the replicates were made: those of an area add up to the same in each, some below 0
d <- replicated(pairs, ~psu, ~stratum, "JKn")
w <- weights(d, "analysis")
adjusted <- apply(w, 2, function(wi) wi + d$pweights * (ave(d$pweights, pairs$area, FUN = sum) - ave(wi, pairs$area, FUN = sum)) / ave(d$pweights, pairs$area, FUN = sum) - 0.05 * (wi == 0))
weight <- d$pweights
weight[c(3, 20, 41)] <- 0 # in the replicates alone
write_case("other", pairs, weight, adjusted)

# an index of people: SIPAS, its districts resampled
sipas <- read.csv("../sipas/respondents.csv", colClasses = c(province = "character"))
set.seed(11)
d <- as.svrepdesign(svydesign(ids = ~district, strata = ~province, weights = ~weight, data = sipas, nest = TRUE), type = "subbootstrap",
                    replicates = 30, compress = FALSE)
names(sipas)[names(sipas) == "weight"] <- "w"
write_case("sipas", sipas[setdiff(names(sipas), c("district", "commune", "districts", "communes"))], d$pweights, round(weights(d, "analysis"), 6))
