"""Search: every order into a runner's day, then better still - regret insertion, then ruin and recreate.

The rule: effort is counted in steps, never in seconds, so that the same board gives the same plan on any machine.
Entrances: effort.usual_effort, candidate_list, regret_insertion, ruin_and_recreate.
"""
