"""The JSON documents: one typed class each, from which its writer is checked, its schema made and its reader built.

Keys are added, never changed, within /1: whoever reads a document lets unknown keys pass.
"""
