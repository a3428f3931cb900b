"""`python -m gongkai_cli` → the `gongkai` command."""

from gongkai_cli.cli.entry import main

main()
