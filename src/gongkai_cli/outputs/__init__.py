"""Results → what people and machines are given; `registry` says which forms there are."""
