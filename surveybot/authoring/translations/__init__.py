"""Translations: in, a survey file; out, its texts for translators, and the same file with what they have written."""
