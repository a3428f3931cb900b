"""An earlier report and today's result → what is new, worse, as it was and resolved, and why."""
