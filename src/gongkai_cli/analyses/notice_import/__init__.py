"""A notice's text, the project that it is for → its file, how it stands to what is there, and what it moves."""
