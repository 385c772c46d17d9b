"""The JSON surface for other programs. The rule: the same actions as the pages, other clothes."""
