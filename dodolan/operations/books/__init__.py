"""The check of the books: every promise about stock, sums and money, counted on the live database.

The rule: a check names what it looked at and what broke, and changes nothing. Entrance: report.check_books.
"""
