"""The records folder → records with their places, and what could not be read."""
