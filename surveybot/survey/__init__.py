"""A survey as its author wrote it: in, the nodes of a file; out, settings, steps and test dialogues."""
