"""Trials: in, a program and what a respondent says; out, what the real dialog does with it."""
