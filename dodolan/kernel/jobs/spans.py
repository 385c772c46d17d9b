"""Spans of clock jobs."""

from datetime import timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Spans begin at midnight UTC; 03:00 in WIB is 20:00 UTC.
AT_THREE = timedelta(hours=20)
