"""Anchors: what the books were at an instant, in a few lines that are kept where nobody who writes the database can.

The rule: a head is counted and hashed anew from the rows, never remembered; what an anchor covers may not change after.
Entrances: heads.Anchored (what a room brings), actions (drop_anchor, write_anchor), comparing.compare.
"""
