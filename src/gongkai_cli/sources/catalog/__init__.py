"""Catalog files: finding, loading, validating, and selecting items by id."""
