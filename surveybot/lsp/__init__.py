"""The language server: in, what an editor says of the files in it; out, problems, proposals, meanings and places."""
