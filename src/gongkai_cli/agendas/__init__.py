"""The forms of what falls due, but for the JSON document."""
