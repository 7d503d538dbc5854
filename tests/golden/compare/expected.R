# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript expected.R, in this folder: writes changes.csv and adjusted.csv.  Base R 4.2.2 alone.
exact <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
write <- function(file, frame) {
  frame[] <- lapply(frame, function(x) if (is.numeric(x)) exact(x) else x)
  write.csv(frame, file, quote = FALSE, row.names = FALSE)
}

# --- Welch's test of two estimates, Satterthwaite's degrees of freedom ---

cases <- expand.grid(after = c(40, 43.9, 44.2479, 44.6, 52.5), se_before = c(0.01, 0.1577, 0.8869, 3),
                     se_after = c(0.193, 1.2), df_before = c(1, 5, 62.5), df_after = c(2, 17, 1e6),
                     level = c(0.9, 0.95))
cases$before <- 44.2479
cases <- within(cases, {
  change <- after - before
  se <- sqrt(se_before^2 + se_after^2)
  df <- se^4 / (se_before^4 / df_before + se_after^4 / df_after)
  ci_low <- change - qt((1 + level) / 2, df) * se
  ci_high <- change + qt((1 + level) / 2, df) * se
  t <- change / se
  p <- 2 * pt(-abs(t), df)
})
write("changes.csv", cases[, c("before", "after", "se_before", "se_after", "df_before", "df_after", "level", "change",
                               "se", "df", "ci_low", "ci_high", "t", "p")])

# A formula written out is checked by R's own test: of two samples it gives the same df and p.
x <- c(4.1, 5.2, 6.3, 4.4, 7.7)
y <- c(6.1, 9.2, 5.5, 8.8, 9.9, 7.3, 6.6)
se <- c(sd(x) / sqrt(length(x)), sd(y) / sqrt(length(y)))
df <- sum(se^2)^2 / (se[1]^4 / 4 + se[2]^4 / 6)
welch <- t.test(y, x)
stopifnot(all.equal(df, unname(welch$parameter)),
          all.equal(2 * pt(-abs((mean(y) - mean(x)) / sqrt(sum(se^2))), df), welch$p.value))

# --- adjusted p ---

set.seed(20230515)
families <- list(sixty_three = c(rbeta(40, 0.3, 3), runif(23)), ties = rep(c(0.01, 0.02, 0.5), each = 5),
                 missing = c(0.04, NA, 0.001, NA, 0.2, 0.03), tiny = c(1e-300, 1e-12, 0.9, 1), one = 0.07,
                 none = c(NA, NA))
adjusted <- do.call(rbind, lapply(names(families), function(name) {
  p <- as.numeric(families[[name]])
  data.frame(family = name, p = p, holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH"))
}))
write("adjusted.csv", adjusted)
