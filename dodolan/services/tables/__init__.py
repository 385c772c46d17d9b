"""Tables: rows that leave as a file for a spreadsheet, and files that come in: looked at first, applied once.

The rule: what a column writes it reads again, and no cell is a formula. CSV; XLSX comes by one library (openpyxl) behind
the same columns, when a city's files are not saved as CSV. Entrances: values.Column, writing, reading, actions.apply_once.
"""
