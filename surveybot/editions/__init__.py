"""Editions of one survey: in, programs and interviews; out, what differs, and interviews that stand in another one."""
