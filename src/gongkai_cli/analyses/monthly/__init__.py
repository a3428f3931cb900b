"""The checks of a month and of the months before it → everything that the month's report counts."""
