"""The command line: in, words; out, printed lines and an exit code. The only room that prints."""
