"""The running service: in, updates; out, committed sprints and messages that are sent."""
