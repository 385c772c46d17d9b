"""Runners: shifts and boxes of a day, purchases that wait, the second signature under a count."""
