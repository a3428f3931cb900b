"""The years in which every due day can be counted: from the first installed notice to the last year
that leaves room for the longest span before the statutory days end (gazette, statutory, workdays)."""

FIRST_YEAR, LAST_YEAR = 2004, 2048
