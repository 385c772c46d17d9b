"""Public: pages for everybody, signed in or not: signing in and out, the language, one's own name.

The rule: nobody learns here whether a phone is known.
"""
