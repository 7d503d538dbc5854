# SPDX-License-Identifier: GPL-3.0-or-later
# Intervals that R gives for a design only with its own degrees of freedom, here with those of the row.

# No degrees of freedom, no interval.
confint_or_none <- function(estimate, level, df)
  if (df <= 0) c(NA, NA) else as.vector(confint(estimate, level = level, df = df))

# d$variables$one_category is 1, 0 or missing.
share_interval <- function(interval, d, p, se, n, df, level) {
  if (df <= 0) return(c(NA, NA))
  if (interval == "logit" && p > 0 && p < 1)
    return(as.vector(attr(svyciprop(~one_category, d, method = "xlogit", level = level, df = df, na.rm = TRUE), "ci")))
  korn_graubard(d, p, se, n, df, level)
}

# svyciprop(method = "beta") takes nrow(design), missing answers included, and degf(design) whatever df it is given: so the
# formula of Korn and Graubard, with n the valid answers, compared with R's wherever nothing is missing and no weight is zero.
korn_graubard <- function(d, p, se, n, df, level) {
  half <- (1 - level) / 2
  t_ratio <- (qt(half, n - 1) / qt(half, df))^2
  if (p <= 0) return(c(0, qbeta(1 - half, 1, n * t_ratio)))
  if (p >= 1) return(c(qbeta(half, n * t_ratio, 1), 1))
  n_eff <- p * (1 - p) / se^2 * t_ratio
  limits <- as.vector(c(qbeta(half, n_eff * p, n_eff * (1 - p) + 1), qbeta(1 - half, n_eff * p + 1, n_eff * (1 - p))))
  if (n == nrow(d)) {
    own <- as.vector(attr(svyciprop(~one_category, d, method = "beta", level = level), "ci"))
    stopifnot(max(abs(own - limits)) < 1e-12)
  }
  limits
}

# The smallest value whose share of the weight up to it is p, to 1e-12; never outside the values that were seen.
smallest_reaching <- function(values, weights, p) {
  o <- order(values)
  reached <- cumsum(weights[o]) / sum(weights) >= p - 1e-12 * abs(p)
  values[o][if (any(reached)) which(reached)[1] else length(o)]
}

# Woodruff's interval as in oldsvyquantile(method = "constant", f = 1, interval.type = "Wald"): the same rule at p -+ t se(F).
# Compared with oldsvyquantile, which misses a share that is p exactly by the rounding of its sum.
woodruff <- function(v, d, p, df, level) {
  keep <- !is.na(v) & weights(d) != 0
  w <- weights(d)[keep]
  quantile <- smallest_reaching(v[keep], w, p)
  d <- update(d, v = v, above = as.numeric(v > quantile))[keep, ]
  se_share <- as.vector(SE(svymean(~above, d)))
  t <- if (df > 0) qt(1 - (1 - level) / 2, df) else NA
  limits <- if (is.na(t)) c(NA, NA)
            else c(smallest_reaching(v[keep], w, p - t * se_share), smallest_reaching(v[keep], w, p + t * se_share))
  share <- cumsum(w[order(v[keep])]) / sum(w)
  if (df > 0 && min(abs(outer(share, c(p, p - t * se_share, p + t * se_share), "-"))) > 1e-9) {
    own <- oldsvyquantile(~v, d, p, ci = TRUE, method = "constant", f = 1, alpha = 1 - level, df = df, ties = "discrete")
    stopifnot(own$quantiles[1] == quantile, all(as.vector(own$CIs) == limits))
  }
  list(estimate = quantile, limits = limits, se = diff(limits) / (2 * t))
}
