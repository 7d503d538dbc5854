# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected/psych.csv and expected/survey.csv.  How to run, and what is in them: README.md.
suppressMessages({library(psych); library(survey)})
source("digits.R")

# Names of files, items and what is reversed; the same in ../test_reliability.c.
bfi_reverse <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")
five <- function(letter) paste0(letter, 1:5)
cases <- list(
  list(name = "agreeableness", file = "bfi", items = five("A"), reverse = "A1"),
  list(name = "conscientiousness", file = "bfi", items = five("C"), reverse = c("C4", "C5")),
  list(name = "extraversion", file = "bfi", items = five("E"), reverse = c("E1", "E2")),
  list(name = "neuroticism", file = "bfi", items = five("N"), reverse = NULL),
  list(name = "openness", file = "bfi", items = five("O"), reverse = c("O2", "O5")),
  list(name = "all", file = "bfi", items = c(sapply(c("A", "C", "E", "N", "O"), five)), reverse = bfi_reverse),
  list(name = "as-asked", file = "bfi", items = five("A"), reverse = NULL),
  list(name = "two", file = "bfi", items = c("N1", "N2"), reverse = NULL),
  list(name = "ability", file = "ability", items = NULL, reverse = NULL),
  list(name = "holzinger", file = "holzinger", items = paste0("x", 1:9), reverse = NULL)
)

row <- function(case, statistic, item, estimate, low = NA, high = NA, n = NA)
  data.frame(case = case, statistic = statistic, item = item, estimate = digits(estimate), ci_low = digits(low),
             ci_high = digits(high), n = n)

# --- psych: without a design ---
of_psych <- function(case) {
  data <- read.csv(file.path("data", paste0(case$file, ".csv")))
  items <- if (is.null(case$items)) names(data) else case$items
  x <- data[items]
  k <- length(items)
  keys <- setNames(ifelse(items %in% case$reverse, -1, 1), items)
  a <- suppressWarnings(alpha(x, keys = unname(keys)))
  t <- a$total
  ci <- alpha.ci(t$raw_alpha, n.obs = nrow(x), n.var = k)
  kmo <- KMO(x)
  bartlett <- suppressMessages(cortest.bartlett(x))
  # answers turned about the least and the greatest of the item, where psych takes those of all items
  turned <- as.data.frame(Map(function(v, key) if (key < 0) min(v, na.rm = TRUE) + max(v, na.rm = TRUE) - v else v,
                              x, keys))
  C <- cov(turned, use = "pairwise")
  n <- unname(colSums(!is.na(x)))
  of_all <- function(statistic, value, ...) row(case$name, statistic, "", value, ..., n = nrow(x))
  of_each <- function(statistic, value) row(case$name, statistic, items, unname(value), n = n)
  rbind(of_all("alpha", t$raw_alpha, ci$lower.ci, ci$upper.ci),
        if (case$name == "ability") of_all("kr20", t$raw_alpha, ci$lower.ci, ci$upper.ci),
        of_all("alpha_standardized", t$std.alpha), of_all("lambda6", t$`G6(smc)`), of_all("mean_r", t$average_r),
        of_all("median_r", t$median_r), of_all("kmo", kmo$MSA), of_all("bartlett_chisq", bartlett$chisq),
        of_all("bartlett_df", bartlett$df), of_all("bartlett_p", bartlett$p.value),
        of_each("item_mean", colMeans(turned, na.rm = TRUE)), of_each("item_sd", a$item.stats$sd),
        of_each("item_rest_r", a$item.stats$r.drop),
        if (k > 2) of_each("alpha_if_dropped", a$alpha.drop$raw_alpha),
        of_each("smc", smc(cov2cor(C))), of_each("kmo", kmo$MSAi))
}
write.csv(do.call(rbind, lapply(cases, of_psych)), "expected/psych.csv", row.names = FALSE, quote = FALSE, na = "")

# --- survey: with weights, strata and sampling units ---
# Sums of pairs are totals of products, and what alpha and the others are of them is linearised by complex steps, which
# are exact (Squire and Trapp 1998, SIAM Review 40, 110-112).  Nothing of psych's, nor of chiso's, is in it.
bfi <- read.csv("data/bfi.csv")
items <- five("A")
bfi$A1 <- 7 - bfi$A1
k <- length(items)
pairs <- which(lower.tri(diag(k), diag = TRUE), arr.ind = TRUE)

products <- function(x, listwise) {
  x <- as.matrix(x)
  known <- !is.na(x)
  if (listwise) known[] <- rowSums(known) == ncol(x)
  x[!known] <- 0
  columns <- apply(pairs, 1, function(p) {
    both <- known[, p[1]] & known[, p[2]]
    cbind(both, both * x[, p[1]], both * x[, p[2]], both * x[, p[1]] * x[, p[2]])
  }, simplify = FALSE)
  list(columns = do.call(cbind, columns), known = known)
}

# All statistics of the totals; n: how many answered both, which weights do not change.
statistics <- function(total, n) {
  total <- matrix(total, nrow = 4)
  c_of <- (total[4, ] / total[1, ] - total[2, ] * total[3, ] / total[1, ]^2) * n / (n - 1)
  C <- matrix(0 * c_of[1], k, k)
  C[pairs] <- c_of
  C[pairs[, 2:1]] <- c_of
  s <- sqrt(diag(C))
  R <- C / (s %*% t(s))
  alpha_of <- function(C) nrow(C) / (nrow(C) - 1) * (1 - sum(diag(C)) / sum(C))
  rest <- function(j) sum(C[j, -j]) / sqrt(C[j, j] * sum(C[-j, -j]))
  own <- pairs[, 1] == pairs[, 2]
  c(alpha_of(C), alpha_of(R), 1 - sum(1 / diag(solve(R))) / sum(R), (sum(R) - k) / (k * (k - 1)),
    total[2, own] / total[1, own], s, sapply(1:k, rest), sapply(1:k, function(j) alpha_of(C[-j, -j])))
}
labels <- data.frame(statistic = rep(c("alpha", "alpha_standardized", "lambda6", "mean_r", "item_mean", "item_sd",
                                       "item_rest_r", "alpha_if_dropped"), c(1, 1, 1, 1, k, k, k, k)),
                     item = c(rep("", 4), rep(items, 4)))

jacobian <- function(total, n) {
  h <- 1e-30
  sapply(seq_along(total), function(i) Im(statistics(total + h * 1i * (seq_along(total) == i), n)) / h)
}

of_survey <- function(name, listwise, inside = rep(TRUE, nrow(bfi)), jackknife = FALSE) {
  made <- products(bfi[items], listwise)
  n <- apply(pairs, 1, function(p) sum(made$known[inside, p[1]] & made$known[inside, p[2]]))
  design <- svydesign(~psu, strata = ~stratum, weights = ~w, data = bfi, nest = TRUE)
  z <- made$columns * inside
  total <- colSums(z * bfi$w)
  if (jackknife) {
    replicated <- as.svrepdesign(design, type = "JKn")
    v <- vcov(withReplicates(replicated, function(w, data) statistics(colSums(z * w), n)))
  } else {
    J <- jacobian(total, n)
    v <- J %*% vcov(svytotal(z, design)) %*% t(J)
  }
  value <- statistics(total, n)
  se <- sqrt(diag(v))
  df <- degf(subset(design, inside))
  half <- qt(0.975, df) * se
  data.frame(case = name, labels, estimate = digits(value), se = digits(se), ci_low = digits(value - half),
             ci_high = digits(value + half), df = df)
}
whole <- rbind(of_survey("pairwise", FALSE), of_survey("listwise", TRUE),
               of_survey("men", FALSE, bfi$gender == 1), of_survey("jackknife", FALSE, jackknife = TRUE),
               of_survey("women-jackknife", FALSE, bfi$gender == 2, jackknife = TRUE))

# svycralpha() itself, which has no standard error.
complete <- svydesign(~psu, strata = ~stratum, weights = ~w, data = bfi[complete.cases(bfi[items]), ], nest = TRUE)
cralpha <- svycralpha(~A1 + A2 + A3 + A4 + A5, complete)
stopifnot(abs(cralpha - as.numeric(whole$estimate[whole$case == "listwise"][1])) < 1e-12)
whole <- rbind(whole, data.frame(case = "svycralpha", statistic = "alpha", item = "", estimate = digits(unname(cralpha)),
                                 se = NA, ci_low = NA, ci_high = NA, df = NA))
write.csv(whole, "expected/survey.csv", row.names = FALSE, quote = FALSE, na = "")
