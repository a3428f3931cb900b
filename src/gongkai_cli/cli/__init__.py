"""The commands: each reads its options, calls one function of the layers below, and prints."""
