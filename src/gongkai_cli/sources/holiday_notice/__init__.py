"""The text of a State Council holiday notice → the days that it makes off or worked, each with its sentence."""
