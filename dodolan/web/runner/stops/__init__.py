"""Stops: the addresses of the shift, the cash to collect, the PIN that hands over."""
