"""Trader: orders to pack, prices, stock and money of his own stalls.

The rule: one thumb, no typing but numbers, and nothing of another stall.
"""
