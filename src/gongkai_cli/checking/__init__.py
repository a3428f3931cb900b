"""A project, its records and a day → what each obligation comes to, and what is wrong."""
