"""The nouns: what people write (frozen pydantic models) and what is computed (frozen dataclasses).

To be read in this order. What people write: `catalog` (the table and its dictionaries), `record`, `project`,
`waiver`, `notice`; how their values are spelled is in `scalars`, their Chinese keys in `chinese_keys`. What is
computed: `result` (obligation, verdict, finding), `verdicts` (the words of it), `reason` (why a verdict is what
it is), `registration` (the version history), `baseline` (what became
of an earlier report's findings). What goes wrong: `problem`. How words are compared: `lookalikes`, `web_address`;
how they are quoted: `quotation`.
"""
