"""Amounts: numbers in digits or in words, quantities with a unit, and sums of money.

The rule: an amount is exact (a fraction, or whole rupiah), never a float. Entrances: number_reader.NumberReader,
amount_reader.AmountReader.
"""
