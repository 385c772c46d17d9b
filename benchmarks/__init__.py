"""Benchmarks: one program per question, each with a table; `python -m benchmarks.run` asks them all.

The rule: everything is measured through the doors that people use, on databases of our own that are thrown away.
"""
