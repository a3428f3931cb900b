"""`python -m gongkai_cli` → the `gongkai` command."""

from .entry import main

main()
