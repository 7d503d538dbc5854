# SPDX-License-Identifier: GPL-3.0-or-later
# Writes data/anxiety.csv, correlations.csv, factors.csv and parallel.csv.  How to run: README.md.
suppressMessages({library(psych); library(psychTools); library(lavaan); library(GPArotation)})
source("digits.R")

anxiety <- subset(sai, study == "FLAT" & time == 1)[4:23]
names(anxiety) <- sub("[.]", "_", names(anxiety))
anxiety <- as.data.frame(lapply(anxiety, as.integer))
write.csv(anxiety, "data/anxiety.csv", row.names = FALSE, quote = FALSE, na = "", eol = "\n")

read <- function(name) read.csv(file.path("data", paste0(name, ".csv")))
bfi <- read("bfi")[1:25]
ability <- read("ability")
holzinger <- read("holzinger")[paste0("x", 1:9)]
turned <- bfi
for (item in c("A1", "C4", "C5", "E1", "E2", "O2", "O5")) turned[[item]] <- 7 - turned[[item]]

# --- correlations, pair by pair: where all else starts, and what polychoric ones are ---

correlations <- list()
add_correlations <- function(data, kind, r) {
  lower <- which(lower.tri(r), arr.ind = TRUE)
  correlations[[length(correlations) + 1]] <<-
    data.frame(data, kind, row = lower[, 1], column = lower[, 2], r = digits(r[lower]))
  invisible(r)
}
pearson <- list(bfi = cor(bfi, use = "pairwise"), turned = cor(turned, use = "pairwise"),
                ability = cor(ability, use = "pairwise"), holzinger = cor(holzinger))
for (name in names(pearson)) add_correlations(name, "pearson", pearson[[name]])

ordinal <- list(bfi = bfi, ability = ability, anxiety = anxiety)
for (name in names(ordinal)) {
  items <- ordinal[[name]]
  complete <- na.omit(items)
  suppressWarnings({
    add_correlations(name, "lavaan", lavCor(complete, ordered = names(complete)))
    add_correlations(name, "psych", polychoric(items, correct = 0, global = TRUE, smooth = FALSE)$rho)
  })
}
# psych's own search ends within 1e-4 of r; with the same function and no such end:
exact <- function(items) {
  at <- function(x, y, tx, ty) {
    counts <- table(factor(x, 1:6), factor(y, 1:6))
    f <- function(r) psych:::polyF(r, tx, ty, counts / sum(counts))
    optimize(f, c(-0.99, 0.99), tol = 1e-10)$minimum
  }
  tau <- lapply(items, function(x) qnorm(cumsum(tabulate(x, 6)) / sum(!is.na(x)))[1:5])
  r <- diag(length(items))
  for (i in 2:length(items)) for (j in 1:(i - 1)) r[i, j] <- at(items[[i]], items[[j]], tau[[i]], tau[[j]])
  r
}
invisible(add_correlations("bfi", "psych-exact", exact(bfi)))

# --- factors and components ---

rows <- list()
add <- function(data, model, factors, statistic, value, item = "", factor = "") {
  rows[[length(rows) + 1]] <<- data.frame(data, model, factors, statistic, item, factor, value = digits(value))
}
add_matrix <- function(data, model, factors, statistic, m) {
  m <- unclass(m)
  add(data, model, factors, statistic, as.vector(m), rep(seq_len(nrow(m)), ncol(m)), rep(seq_len(ncol(m)), each = nrow(m)))
}
add_vector <- function(data, model, factors, statistic, v) add(data, model, factors, statistic, as.vector(v), seq_along(v))

# stats::varimax(), which psych calls, ends where the criterion grows by less than 1e-5, which leaves loadings 1e-3 from the
# maximum: the same function, told to go on.  Then signs and order as psych sets them.
varimax_to_the_end <- function(loadings) {
  l <- unclass(varimax(unclass(loadings), eps = 1e-15)$loadings)
  l <- l %*% diag(sign(colSums(l)))
  l[, order(colSums(l^2), decreasing = TRUE)]
}
add_efa <- function(data, r, factors) {
  if (factors > 1) {
    l <- varimax_to_the_end(suppressWarnings(fa(r, factors, rotate = "none", fm = "minres"))$loadings)
    add_matrix(data, "varimax", factors, "loading", l)
    add_vector(data, "varimax", factors, "explained", colSums(l^2))
  }
  for (rotate in c("none", "oblimin")) {
    f <- suppressWarnings(fa(r, factors, rotate = rotate, fm = "minres"))
    add_matrix(data, rotate, factors, "loading", f$loadings)
    add_vector(data, rotate, factors, "communality", f$communality)
    add_vector(data, rotate, factors, "explained", f$Vaccounted[1, ])
    if (!is.null(f$Phi)) add_matrix(data, rotate, factors, "phi", f$Phi)
  }
}
for (m in c(1, 2, 3, 5, 6)) add_efa("bfi", pearson$bfi, m)
for (m in c(1, 2, 4)) add_efa("ability", pearson$ability, m)
for (m in 1:3) add_efa("holzinger", pearson$holzinger, m)

# One factor more, and a uniqueness stands at its bound, where psych's search ends within 2e-4.  The same least squares from there on.
minres_to_the_end <- function(r, factors, uniqueness) {
  left <- function(psi) {
    e <- eigen(r - diag(psi), symmetric = TRUE)
    is_left <- seq_along(psi) > factors
    list(half = sum(e$values[is_left]^2) / 2, slope = -as.vector(e$vectors[, is_left]^2 %*% e$values[is_left]))
  }
  optim(uniqueness, function(psi) left(psi)$half, function(psi) left(psi)$slope, method = "L-BFGS-B", lower = 0.005, upper = 1,
        control = list(factr = 1, pgtol = 0, maxit = 10000))$par
}
heywood <- suppressWarnings(fa(pearson$holzinger, 4, rotate = "none"))
psi <- minres_to_the_end(pearson$holzinger, 4, pmax(heywood$uniquenesses, 0.005))
e <- eigen(pearson$holzinger - diag(psi), symmetric = TRUE)
l <- e$vectors[, 1:4] %*% diag(sqrt(e$values[1:4]))
add_matrix("holzinger", "heywood", 4, "loading", l %*% diag(sign(colSums(l))))
add_vector("holzinger", "heywood", 4, "communality", rowSums(l^2))
add("holzinger", "heywood", 4, "nearest", max(abs(heywood$communality - rowSums(l^2))))

for (name in c("bfi", "ability", "holzinger")) {
  m <- c(bfi = 5, ability = 4, holzinger = 3)[[name]]
  p <- principal(pearson[[name]], m, rotate = "none")
  add_matrix(name, "pca-none", m, "loading", p$loadings)
  add_vector(name, "pca-none", m, "eigenvalue", p$values)
  add_matrix(name, "pca-varimax", m, "loading", varimax_to_the_end(p$loadings))
  add_vector(name, "smc", 0, "smc", smc(pearson[[name]]))
}

# --- omega ---

add_omega <- function(data, kind, r, factors) {
  o <- suppressWarnings(suppressMessages(omega(r, factors, plot = FALSE, flip = FALSE)))
  add(data, kind, factors, "omega_total", o$omega.tot)
  add(data, kind, factors, "omega_hierarchical", o$omega_h)
  add(data, kind, factors, "omega_limit", o$omega.lim)
  sl <- unclass(o$schmid$sl)
  add_vector(data, kind, factors, "general", sl[, 1])
  add_vector(data, kind, factors, "communality", sl[, "h2"])
  add(data, kind, factors, "alpha", o$alpha)
}
for (m in 1:5) add_omega("turned", "omega", pearson$turned, m)
for (m in 1:4) add_omega("ability", "omega", pearson$ability, m)
for (m in 1:3) add_omega("holzinger", "omega", pearson$holzinger, m)
for (name in c("ability")) {
  r <- suppressWarnings(polychoric(ordinal[[name]], correct = 0, global = TRUE, smooth = FALSE)$rho)
  for (m in c(1, 3)) add_omega(name, "omega-polychoric", r, m)
}

# --- parallel analysis: 1,000 samples of each kind of data ---

parallel <- list()
set.seed(1)
for (name in c("bfi", "ability", "holzinger", "few")) {
  r <- if (name == "few") pearson$holzinger else pearson[[name]]
  n <- c(bfi = 2800, ability = 1525, holzinger = 301, few = 20)[[name]]
  k <- nrow(r)
  of <- function(s) c(eigen(s)$values, suppressWarnings(fa(s, 1, rotate = "none", warnings = FALSE))$values)
  seen <- split(of(r), rep(c("component", "factor"), each = k))
  values <- replicate(1000, of(cor(matrix(rnorm(n * k), n))))
  for (basis in 1:2) {
    v <- values[(basis - 1) * k + 1:k, ]
    parallel[[length(parallel) + 1]] <- data.frame(
      data = name, basis = names(seen)[basis], respondents = n, number = 1:k, observed = digits(seen[[basis]]),
      mean = digits(rowMeans(v)), sd = digits(apply(v, 1, sd)),
      median = digits(apply(v, 1, median)), quantile = digits(apply(v, 1, quantile, 0.95)))
  }
}

save <- function(rows, path) write.csv(do.call(rbind, rows), path, row.names = FALSE, quote = FALSE, na = "", eol = "\n")
save(correlations, "correlations.csv")
save(rows, "factors.csv")
save(parallel, "parallel.csv")
