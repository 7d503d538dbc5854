# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript expected.R, in this folder: invented populations, and what published scores of 2023 are by the 34 provinces
# and by the regions with them.  Base R alone; the lists by name, written here by hand.
scores <- read.csv("../papi/subdimensions-2023.csv", check.names = FALSE, colClasses = c(province_code = "character"))
leaves <- setdiff(names(scores), c("province_code", "province", "year"))

invent <- function() {
  set.seed(202025)
  people <- data.frame(province = scores$province, population = round(exp(rnorm(nrow(scores), 14, 0.6))))
  write.csv(people, "populations.csv", row.names = FALSE, quote = FALSE)
}
if (!file.exists("populations.csv")) invent()
people <- read.csv("populations.csv")
people <- people$population[match(scores$province, people$province)]
stopifnot(!anyNA(people))

# The mean of the parts, leaf by leaf; missing (0, or blank) where one part is.
merged <- function(whole, old) {
  rows <- match(strsplit(old, ";")[[1]], scores$province)
  stopifnot(!anyNA(rows))
  mean_of <- function(leaf) {
    x <- scores[[leaf]][rows]
    if (anyNA(x) || any(x == 0)) NA else sum(people[rows] * x) / sum(people[rows])
  }
  data.frame(name = whole, parts = length(rows), leaf = leaves, score = sapply(leaves, mean_of))
}

# Dimensions are sums of leaves, PAPI of dimensions; a node without all of its leaves has none.
tree <- function(m) {
  dimension <- sub("\\..*", "", m$leaf)
  sums <- aggregate(m$score, list(leaf = dimension), sum)
  whole <- data.frame(leaf = "PAPI", x = sum(m$score))
  above <- rbind(whole, sums)
  rbind(data.frame(name = m$name[1], parts = m$parts[1], code = above$leaf, score = above$x),
        data.frame(name = m$name, parts = m$parts, code = m$leaf, score = m$score))
}

save_table <- function(lists, file) {
  all <- do.call(rbind, lapply(seq_len(nrow(lists)), function(i) tree(merged(lists[i, 1], lists[i, 2]))))
  # the whole: node by node, the mean of those that have it
  whole <- aggregate(all$score, list(code = all$code), mean, na.rm = TRUE)
  all <- rbind(data.frame(name = "", parts = 0, code = whole$code, score = whole$x), all)
  all$score <- ifelse(is.na(all$score), "", sprintf("%.17g", all$score))
  write.csv(all, file, row.names = FALSE, quote = FALSE)
}
save_table(read.csv("mergers.csv"), "expected-34.csv")
save_table(read.csv("regions.csv"), "expected-regions.csv")
