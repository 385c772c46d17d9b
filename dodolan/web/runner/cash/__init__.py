"""Cash: the box at the end of a shift, counted against what it should hold."""
