"""Picking: one shopping list over all stalls in walking order; weighing, asking the buyer, paying stalls."""
