"""Intents: what a message wants, by softmax regression over words and shape.

The rule: the same lessons give the same weights, byte for byte. Entrances: features.features_of,
classifier.load_model.
"""
