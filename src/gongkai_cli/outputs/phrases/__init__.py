"""Facts → sentences, each phrase written once."""
