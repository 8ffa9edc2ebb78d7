"""The interview: in, a program, what is on record and replies; out, what is said, recorded and at last answered."""
