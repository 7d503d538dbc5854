# SPDX-License-Identifier: GPL-3.0-or-later
# The shortest of 15 or 17 digits that is the number; NA where there is none.
digits <- function(v) {
  known <- is.finite(v)
  short <- sprintf("%.15g", v[known])
  text <- rep(NA_character_, length(v))
  text[known] <- ifelse(as.numeric(short) == v[known], short, sprintf("%.17g", v[known]))
  text
}
