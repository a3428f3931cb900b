"""Bytes of a file that people wrote → plain strings, lists and mappings, with positions on demand."""
