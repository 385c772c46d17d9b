"""Clock jobs: work that is due at a time of day, run once per slot by whichever worker comes first.

The rule: one row per job and slot. Entrance: actions.run_due. Rooms bring their jobs in `jobs.py`.
"""
