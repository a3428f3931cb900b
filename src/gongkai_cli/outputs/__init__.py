"""Results → documents and texts."""
