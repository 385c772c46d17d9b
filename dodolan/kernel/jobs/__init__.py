"""Clock jobs: work that is due at a time of day, run once per slot by whichever worker comes first.

The rule: one row per job and slot. Entrance: actions.run_due. The list of jobs is config/schedule.py.
"""
