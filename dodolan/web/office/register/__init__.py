"""Register: businesses and their stalls: found, entered, suspended."""
