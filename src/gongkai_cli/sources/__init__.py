"""Bytes of files → the nouns of `model`, with their problems as values; nothing that a file holds raises."""
