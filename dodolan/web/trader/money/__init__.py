"""Money: what the stalls of a trader got and still get, with where each sum comes from."""
