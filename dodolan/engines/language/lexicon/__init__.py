"""Lexicon: the words of the market, and which of them a typed word stands for.

The rule: words live in ../data/*.csv, where an office edits them, and each line is checked before it is used.
Entrances: tables.load_lexicon, phrases.PhraseBook, spelling_correction.Speller.
"""
