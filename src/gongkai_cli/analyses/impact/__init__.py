"""Two catalogs, and the records of a project → what the edit of the catalog adds, removes, moves and turns."""
