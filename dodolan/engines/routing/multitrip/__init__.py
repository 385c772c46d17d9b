"""Multitrip: the whole day planned the night before, when every order is known: several trips a vehicle, least driving.

One market, hard windows, goods released at known times. The rule: a plan breaks no window and no load, and names
the doors it leaves out. Entrances: errands for the problem, ruin_and_recreate.plan_day for the answer.
"""
