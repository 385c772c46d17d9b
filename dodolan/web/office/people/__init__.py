"""People: who holds which role; giving and taking them."""
