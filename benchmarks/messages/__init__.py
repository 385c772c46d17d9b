"""Market messages with their readings: written by hand, kept aside, and made by a grammar."""
