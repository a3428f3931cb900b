"""What `init`, `demo` and `init --ci` write."""
