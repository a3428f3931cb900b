"""Facts → sentences, each phrase written once, for the terminal, the official letter and machines."""
