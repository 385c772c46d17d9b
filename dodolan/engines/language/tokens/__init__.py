"""Tokens: a message as typed becomes plain text, then words, numbers and signs.

The rule: every token keeps its place in the message, so that an answer can quote what was typed. Entrances:
normalizer.plain_text, tokenizer.tokens_of.
"""
