"""The rules, one file each; `registry` knows them by their codes."""
