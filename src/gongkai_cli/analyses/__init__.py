"""Questions put to one or more results."""
