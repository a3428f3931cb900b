"""Files as given → what is wrong in them, whatever was or was not published, and whatever the day."""
