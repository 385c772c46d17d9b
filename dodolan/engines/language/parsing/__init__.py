"""Parsing: marks become entries (a good with its amounts) and entries become lines of an order or a price list.

The rule: an amount belongs to one good unless the message shares it out; what is doubtful stays visible as a doubt.
Files in order: clauses, pairing, corrections, entries; then order_lines, price_lists, notes.
"""
