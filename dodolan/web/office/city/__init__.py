"""City: what the city decides: its terms, delivery fees, slots and closed days."""
