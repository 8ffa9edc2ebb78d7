"""Exports: in, responses; out, files for spreadsheets and statistics."""
