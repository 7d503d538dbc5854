# SPDX-License-Identifier: GPL-3.0-or-later
# The version of the library that this package was written for; tests compare the two.
__version__ = "0.1.0"
