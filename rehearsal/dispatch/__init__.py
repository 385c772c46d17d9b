"""Dispatching: outside clocks that drive the planner of the engines, and nothing that plans."""
