"""The demo repository: one street office, ten months of records, every rule violated at least once."""
