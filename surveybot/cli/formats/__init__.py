"""How problems are printed: in, problems; out, text for people, lines for editors, JSON, or marks on a pull request."""
