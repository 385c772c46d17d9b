"""Model: the plain values of dispatching - what a planner is given, what it answers, what a market plugs in.

The rule: frozen facts in whole seconds, metres, hectograms and decilitres; no decision in here.
Entrances: values, plan, ports, parameters.
"""
