"""Account: signing in and out, the language, one's own name.

The rule: nobody learns here whether a phone is known.
"""
