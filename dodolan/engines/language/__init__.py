"""Language: a market sentence in Indonesian or Javanese becomes goods, amounts and intent.

A message passes through the rooms in this order: tokens (plain text, words and numbers), lexicon (which word of the
market a typed word stands for), amounts, tagging (goods, amounts, borders, roles), parsing (entries, then lines),
intents (what it wants), clarification (what has to be asked back). model holds the values and parameters of all.
The rule: what a careful person would not be sure of is asked, never guessed. Words live in data/, not in code.
Entrances: reader.Reader for messages, search.Finder for searches.
"""
