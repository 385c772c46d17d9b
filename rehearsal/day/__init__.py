"""The simulated day: buyers, traders, runners and officers act through the site's own pages, on a clock we set.

The rules: they use forms like anybody with an old phone, over HTTP on this machine, on a database of their own that is
thrown away; the same seed gives the same day. Entrance: day.simulate_day.
"""
