"""Engines: what the city has to work out, as pure functions on plain values.

language reads market sentences, routing plans runners. No Django, no clock, no network in here: the same input
gives the same answer, on any machine.
"""
