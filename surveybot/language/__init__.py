"""The ground the survey language stands on: positions, problems, YAML nodes, expressions, texts."""
