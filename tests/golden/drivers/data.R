# SPDX-License-Identifier: GPL-3.0-or-later
# Writes data/*.csv: the example surveys of R's `survey`, only the columns that are used.  How to run: README.md.
suppressMessages(library(survey))
source("digits.R")
data(api)

save_csv <- function(source, columns, name) {
  data <- data.frame(lapply(source[columns], function(v) if (is.factor(v)) as.character(v) else as.vector(v)))
  names(data) <- gsub("[.]", "_", columns)
  for (column in names(data)) if (is.double(data[[column]])) data[[column]] <- digits(data[[column]])
  write.csv(data, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

answers <- c("api00", "api99", "ell", "meals", "mobility", "avg.ed", "full", "emer", "sch.wide", "comp.imp", "awards")
save_csv(apistrat, c("stype", "pw", "fpc", answers), "apistrat")
save_csv(apiclus1, c("dnum", "stype", "pw", "fpc", answers), "apiclus1")
save_csv(apiclus2, c("dnum", "snum", "stype", "fpc1", "fpc2", answers), "apiclus2")
