# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript expected.R, in this folder: writes t.csv, beta.csv and intervals.csv.  R 4.2.2, survey 4.1.1.
suppressPackageStartupMessages(library(survey))

exact <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
write <- function(file, frame) {
  frame[] <- lapply(frame, function(x) if (is.numeric(x)) exact(x) else x)
  write.csv(frame, file, quote = FALSE, row.names = FALSE)
}

# --- quantiles of the distributions ---

t <- expand.grid(p = c(1e-8, 0.005, 0.025, 0.05, 0.1, 0.49, 0.6, 0.9, 0.95, 0.975, 0.995),
                 df = c(0.05, 0.5, 1, 1.5, 2, 2.7, 3, 5, 7.25, 10, 30, 62, 99.5, 1000, 10000, 123456, 1e6,
                        1e8, 1e10, 1e15, 1e20, Inf))
t$quantile <- qt(t$p, t$df)
write("t.csv", t)

# Where qbeta gives its smallest number, or is wrong, as pbeta tells, there is nothing to learn.
shapes <- c(0.001, 0.02, 0.3, 1, 1.7, 8, 33.3, 250, 1999.5, 20000, 1e5, 1.3e6, 1e7)
beta <- expand.grid(p = c(1e-6, 0.005, 0.025, 0.05, 0.3, 0.5, 0.8, 0.95, 0.975, 0.995), a = shapes, b = shapes)
beta <- rbind(beta, expand.grid(p = c(1e-6, 0.025, 0.5, 0.975), a = c(9e7, 1.1e8, 1e10), b = c(2, 9e7, 1.1e8, 1e10)))
beta$quantile <- suppressWarnings(qbeta(beta$p, beta$a, beta$b))
back <- pbeta(beta$quantile, beta$a, beta$b)
beta <- beta[beta$quantile > 1e-307 & (beta$quantile == 1 | abs(back / beta$p - 1) < 1e-6), ]
write("beta.csv", beta)

# --- intervals by survey::svyciprop ---

data(api)
designs <- list(
  apiclus1 = svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc),
  apistrat = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc),
  apiclus2 = svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2))
designs <- lapply(designs, update, e = stype == "E", h = stype == "H", wide = sch.wide == "Yes",
                  target = comp.imp == "Yes", awards = awards == "Yes", rare = api00 > 900, common = api00 > 420)
designs$apiclus1_m <- subset(designs$apiclus1, stype == "M")
designs$apistrat_high <- subset(designs$apistrat, api99 > 650)

one <- function(design, variable, method, level) {
  formula <- as.formula(paste0("~", variable))
  d <- designs[[design]]
  df <- degf(d)
  ci <- if (method == "t") {
    confint(svymean(as.formula(paste0("~as.numeric(", variable, ")")), d), level = level, df = df)
  } else {
    attr(svyciprop(formula, d, method = c(logit = "xlogit", beta = "beta")[[method]], level = level, df = df), "ci")
  }
  m <- svymean(as.formula(paste0("~as.numeric(", variable, ")")), d)
  data.frame(case = paste(design, variable), method = method, level = level, n = nrow(d), df = df,
             estimate = as.numeric(coef(m)), se = as.numeric(SE(m)), low = as.numeric(ci[1]),
             high = as.numeric(ci[2]))
}

rows <- list()
for (design in names(designs))
  for (variable in c("e", "wide", "target", "awards", "rare", "common"))
    for (method in c("t", "logit", "beta"))
      for (level in c(0.9, 0.95, 0.99)) {
        m <- svymean(as.formula(paste0("~as.numeric(", variable, ")")), designs[[design]])
        # where the strata tell the answer se is what rounding left, and qbeta gives 0.5
        if (coef(m) > 0 && coef(m) < 1 && SE(m) > 1e-12)
          rows[[length(rows) + 1]] <- one(design, variable, method, level)
      }

# --- an infinite df: the binomial intervals of base R ---

simple <- function(x, n, method, level) {
  p <- x / n
  ci <- if (method == "wilson") prop.test(x, n, conf.level = level, correct = FALSE)$conf.int
        else binom.test(x, n, conf.level = level)$conf.int
  data.frame(case = paste(x, "of", n), method = method, level = level, n = n, df = Inf, estimate = p,
             se = sqrt(p * (1 - p) / n), low = ci[1], high = ci[2])
}
for (n in c(10, 57, 1000, 250000))
  for (x in unique(c(1, 3, n %/% 3, n - 1)))
    rows[[length(rows) + 1]] <- suppressWarnings(simple(x, n, "wilson", 0.95))

# --- formulas written out, where R has no function ---

# Korn and Graubard 1998, with any df; x = 0 and x = n_eff are Clopper and Pearson's own cases.
beta_of <- function(p, se, n, df, level) {
  a <- (1 - level) / 2
  n_eff <- if (p == 0 || p == 1) n else p * (1 - p) / se^2
  n_eff <- n_eff * (qt(a, n - 1) / qt(a, df))^2
  c(if (p == 0) 0 else qbeta(a, n_eff * p, n_eff * (1 - p) + 1),
    if (p == 1) 1 else qbeta(1 - a, n_eff * p + 1, n_eff * (1 - p)))
}
# Wilson 1927: where |p - P| = t sqrt(P (1 - P) / n_eff).
wilson_of <- function(p, se, n, df, level) {
  t <- qt((1 + level) / 2, df)
  n_eff <- p * (1 - p) / se^2
  gap <- function(P) (p - P)^2 - t^2 * P * (1 - P) / n_eff
  c(uniroot(gap, c(0, p), tol = 1e-300, maxiter = 1e5)$root, uniroot(gap, c(p, 1), tol = 1e-300, maxiter = 1e5)$root)
}
logit_of <- function(p, se, n, df, level) plogis(qlogis(p) + c(-1, 1) * qt((1 + level) / 2, df) * se / (p * (1 - p)))
formulas <- list(beta = beta_of, wilson = wilson_of, logit = logit_of)
written <- function(method, p, se, n, df, level) {
  ci <- formulas[[method]](p, se, n, df, level)
  data.frame(case = "formula", method = method, level = level, n = n, df = df, estimate = p, se = se,
             low = ci[1], high = ci[2])
}
for (method in names(formulas))
  for (df in c(1, 2.5, 14, 207, Inf))
    for (p in c(1e-5, 0.004, 0.3, 0.5, 0.87, 0.999))
      for (deff in c(0.3, 1, 6))
        rows[[length(rows) + 1]] <- written(method, p, sqrt(deff * p * (1 - p) / 1200), 1200, df, 0.95)
for (method in c("beta", "wilson", "logit"))
  for (p in 0:1)
    for (n in c(2, 3, 40, 36525))
      for (df in c(1, 2.5, 61, Inf))
        for (level in c(0.9, 0.95)) {
          row <- written("beta", p, 0, n, df, level)
          row$case <- "end"
          row$method <- method
          rows[[length(rows) + 1]] <- row
        }
write("intervals.csv", do.call(rbind, rows))
