"""Tables: rows leave as a file for a spreadsheet; files come in, are looked at first, and are applied once.

The rule: what a column writes it reads again, and no cell is a formula. CSV; XLSX comes by one library (openpyxl) with
the same columns, when a city's files are not saved as CSV. Entrances: values.Column, writing, reading,
actions.apply_once.
"""
