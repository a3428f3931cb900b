"""A project's git repository → the day each publication it claims first entered the history."""
