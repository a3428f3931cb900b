"""What calendars read."""
