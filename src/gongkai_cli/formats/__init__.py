"""The forms of what `check` found, but for the JSON documents."""
