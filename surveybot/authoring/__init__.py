"""Authoring: in, survey files; out, what helps their authors: translations, templates, a drawing of the flow."""
