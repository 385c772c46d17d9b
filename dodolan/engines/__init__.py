"""Engines: what the city has to work out, as pure functions on plain values.

The rule: no Django, no clock, no network, and no engine imports another, so the same input gives the same answer on any
machine. Each has a room `model` with its values and one class of parameters. Entrances: language.reader for market
sentences, routing.planner for runners.
"""
