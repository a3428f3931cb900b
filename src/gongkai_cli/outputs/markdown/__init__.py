"""Outputs as Markdown (GitHub and GitLab flavour), for merge requests and messages."""
