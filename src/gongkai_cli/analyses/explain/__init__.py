"""One due date → its derivation, and the texts of it."""
