"""The month as counted → the report in words, signed and corrected alike; every form draws this."""
