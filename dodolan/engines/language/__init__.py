"""Language: a market sentence in Indonesian or Javanese becomes goods, amounts and intent.

A message passes through these files in this order: text and tokens (what was typed), spelling (which words that
may be), numbers and amounts, goods, marks (the message as goods, amounts and borders), lines, intent, asking.
The rule: what a careful person would not be sure of is asked, never guessed. Words live in data/, not in code.
Entrance: reader.Reader.
"""
