"""Trader: orders to pack, prices, stock and money of the trader's own stalls.

The rule: one thumb, no typing but numbers, and nothing of another stall.
"""
