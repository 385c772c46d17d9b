"""Orders: found, looked into, assigned, cancelled, released without a PIN, written off."""
