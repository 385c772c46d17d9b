"""Pages: what buyers, traders, runners and officers see and press.

The rule: a view parses, calls one action and renders; the words on the screen are chosen here.
"""
