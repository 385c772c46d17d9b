"""Training the reader and comparing its tables of words.

The rule: the same messages give the same bytes. Entrances: train_reader, compare_lexicons.
"""
