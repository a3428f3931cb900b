"""The 通报 as a Word file."""
