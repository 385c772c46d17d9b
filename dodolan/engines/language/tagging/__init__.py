"""Tagging: tokens become marks - goods, amounts, borders, and words with a role in the sentence.

The rule: the longest phrase wins, and a number or good that orders nothing is demoted to a word here, not later.
Entrances: scanner.Scanner, context.meant.
"""
