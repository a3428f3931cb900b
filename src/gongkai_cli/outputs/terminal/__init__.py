"""Outputs for a person at a terminal."""
