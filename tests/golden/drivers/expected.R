# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected/CASE.csv from data/*.csv: regressions of R's `survey`, and what it has not by another route than ours.  How
# to run and what the columns are: README.md.
suppressMessages(library(survey))
source("digits.R")
source("cases.R")

row_of <- function(statistic, variable, n, estimate, se = NA, df = NA, limits = c(NA, NA), p = NA)
  data.frame(statistic = statistic, variable = variable, n = n, estimate = as.numeric(estimate), se = as.numeric(se), df = df,
             ci_low = limits[1], ci_high = limits[2], p_value = p)

tight <- list(epsilon = 1e-15, maxit = 100)

# --- coefficients: svyglm, its summary() and confint() ---

coefficient_rows <- function(fit, n, level) {
  table <- suppressWarnings(summary(fit)$coefficients)
  limits <- confint(fit, level = level)
  names <- ifelse(rownames(table) == "(Intercept)", "(intercept)", rownames(table))
  do.call(rbind, lapply(seq_along(names), function(k)
    row_of("coefficient", names[k], n, table[k, 1], table[k, 2], fit$df.residual, limits[k, ], table[k, 4])))
}

# --- what is a function of the weights: its derivative by each of them, by central differences ---

# Weighted regression written out: matrices, no lm().
of_weights <- function(w, y, x) {
  z <- cbind(1, x)
  b <- solve(crossprod(z, w * z), crossprod(z, w * y))
  sd <- function(v) sqrt(sum(w * (v - sum(w * v) / sum(w))^2) / sum(w))
  error <- y - z %*% b
  r2 <- 1 - sum(w * error^2) / sum(w * (y - sum(w * y) / sum(w))^2)
  n <- length(y); p <- ncol(x)
  c(b[-1] * apply(x, 2, sd) / sd(y), r2, 1 - (1 - r2) * (n - 1) / (n - p - 1))
}

# Richardson's extrapolation of two steps: errors of the fourth order.
derivative <- function(f, w, i) {
  d <- function(h) { up <- w; up[i] <- w[i] * (1 + h); down <- w; down[i] <- w[i] * (1 - h)
                     (f(up) - f(down)) / (2 * h * w[i]) }
  (4 * d(1e-3) - d(2e-3)) / 3
}

se_of_weights <- function(f, design, inside, w) {
  influence <- matrix(0, nrow(design$variables), length(f(w)))
  influence[inside, ] <- t(sapply(seq_along(w), function(i) w[i] * derivative(f, w, i)))
  sqrt(diag(svyrecvar(influence, design$cluster, design$strata, design$fpc)))
}

# Johnson 2000 as he wrote it: the singular values of the standardised predictors, not of their correlations.
relative_weights <- function(w, y, x) {
  w <- w / sum(w)
  standardise <- function(v) { m <- sum(w * v); (v - m) / sqrt(sum(w * (v - m)^2)) }
  z <- sqrt(w) * apply(x, 2, standardise)
  s <- svd(z)
  orthogonal <- s$u %*% t(s$v)
  beta <- crossprod(orthogonal, sqrt(w) * standardise(y))
  as.vector(crossprod(orthogonal, z)^2 %*% beta^2)
}

gaussian_rows <- function(design, inside, case, df) {
  data <- design$variables[inside, ]
  w <- weights(design)[inside]
  y <- data[[case$outcome]]
  x <- as.matrix(data[case$predictors])
  f <- function(w) of_weights(w, y, x)
  estimate <- f(w)
  se <- if (is.null(case$replicates)) se_of_weights(f, design, inside, w) else rep(NA, length(estimate))
  names <- c(rep("coefficient_standardized", ncol(x)), "r_squared", "r_squared_adjusted")
  weight <- relative_weights(w, y, x)
  stopifnot(abs(sum(weight) - estimate[ncol(x) + 1]) < 1e-12)
  n <- length(y)
  rbind(
    do.call(rbind, lapply(seq_along(names), function(k)
      row_of(names[k], c(case$predictors, "", "")[k], n, estimate[k], se[k], df))),
    do.call(rbind, lapply(seq_along(weight), function(k) rbind(
      row_of("relative_weight", case$predictors[k], n, weight[k], df = df),
      row_of("relative_weight_share", case$predictors[k], n, 100 * weight[k] / sum(weight), df = df)))))
}

# b sd(x): the fit is made anew for every change of a weight.
logistic_rows <- function(design, inside, case, fit, level) {
  data <- design$variables[inside, ]
  w <- weights(design)[inside]
  formula <- formula_of(case)
  sd <- function(w, v) sqrt(sum(w * (v - sum(w * v) / sum(w))^2) / sum(w))
  f <- function(w) {
    data$w <- w / mean(w)
    b <- coef(suppressWarnings(glm(formula, quasibinomial(), data, weights = w, control = tight)))[-1]
    b * sapply(data[case$predictors], function(v) sd(w, v))
  }
  estimate <- f(w)
  se <- if (is.null(case$replicates)) se_of_weights(f, design, inside, w) else rep(NA, length(estimate))
  limits <- confint(fit, level = level)[-1, , drop = FALSE]
  b <- coef(fit)[-1]
  p <- suppressWarnings(summary(fit)$coefficients)[-1, 4]
  rbind(
    do.call(rbind, lapply(seq_along(b), function(k)
      row_of("odds_ratio", case$predictors[k], nrow(data), exp(b[k]), exp(b[k]) * SE(fit)[k + 1], fit$df.residual,
             exp(limits[k, ]), p[k]))),
    do.call(rbind, lapply(seq_along(b), function(k)
      row_of("coefficient_standardized", case$predictors[k], nrow(data), estimate[k], se[k], fit$df.residual))))
}

# Of each predictor on the others, by lm().
vif_rows <- function(design, inside, case) {
  data <- design$variables[inside, ]
  data$.w <- if (is.null(case$replicates)) weights(design)[inside] else weights(design, "sampling")[inside]
  do.call(rbind, lapply(case$predictors, function(v) {
    others <- setdiff(case$predictors, v)
    row_of("vif", v, nrow(data), 1 / (1 - summary(lm(reformulate(others, v), data, weights = .w))$r.squared))
  }))
}

performance_rows <- function(design, case, level)
  do.call(rbind, lapply(case$predictors, function(v) {
    m <- svymean(reformulate(v), design, na.rm = TRUE)
    row_of("performance", v, sum(!is.na(design$variables[[v]]) & weights(design, "sampling") != 0), coef(m), SE(m), degf(design),
           confint(m, level = level, df = degf(design)))
  }))

# --- a case ---

formula_of <- function(case) {
  outcome <- if (case$family == "logistic") paste0("as.numeric(", case$outcome, " == '", case$event, "')") else case$outcome
  reformulate(case$predictors, str2lang(outcome))
}

domain_rows <- function(design, case) {
  level <- if (is.null(case$level)) 0.95 else case$level
  family <- if (case$family == "logistic") quasibinomial() else gaussian()
  # glm() keeps the working weights of the step before the last: once more from where it ended.
  fit <- svyglm(formula_of(case), design, family = family, control = tight)
  fit <- do.call(svyglm, list(formula_of(case), design, family = family, control = tight, start = coef(fit)))
  complete <- complete.cases(design$variables[c(case$outcome, case$predictors)])
  sampling <- if (is.null(case$replicates)) weights(design) else weights(design, "sampling")
  inside <- which(complete & sampling != 0)
  rows <- rbind(coefficient_rows(fit, length(inside), level),
                if (is.null(case$replicates) && case$family == "gaussian") gaussian_rows(design, inside, case, fit$df.residual),
                if (is.null(case$replicates) && case$family == "logistic") logistic_rows(design, inside, case, fit, level),
                vif_rows(design, inside, case),
                performance_rows(design, case, level))
  rows
}

for (name in names(cases)) {
  case <- cases[[name]]
  options(survey.lonely.psu = "fail")
  data <- read.csv(file.path("data", paste0(case$data, ".csv")), na.strings = "")
  design <- case$design(data)
  if (!is.null(case$replicates)) design <- as.svrepdesign(design, type = case$replicates)
  domains <- c(setNames(list(design), ""), if (!is.null(case$by)) {
    values <- sort(unique(as.character(data[[case$by]])))
    setNames(lapply(values, function(v) subset(design, data[[case$by]] == v)), values)
  })
  table <- do.call(rbind, Map(function(d, design) cbind(domain = d, domain_rows(design, case)), names(domains), domains))
  for (column in names(table)) if (is.double(table[[column]])) table[[column]] <- digits(table[[column]])
  write.csv(table, file.path("expected", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}
