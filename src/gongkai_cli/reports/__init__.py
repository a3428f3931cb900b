"""The monthly report: one tree, counted once, and the forms it is written in."""
