"""What code hosts and CI servers read."""
