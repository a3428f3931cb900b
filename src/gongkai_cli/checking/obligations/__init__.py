"""Catalog, records, as-of day → the obligations that exist on that day: one module for each head of a limit."""
