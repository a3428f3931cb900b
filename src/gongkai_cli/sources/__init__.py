"""Bytes → nouns: what people wrote, and where in their files it stands."""
