"""A survey while it is written: in, its text, a place in it and what was understood; out, what helps its author."""
