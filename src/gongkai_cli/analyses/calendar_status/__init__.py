"""What the working-day calendar holds → its state, its months and its counts, for people."""
