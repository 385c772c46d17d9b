"""Today: the day on one page: what needs somebody, sums, prices that moved."""
