"""The database: in, sprints and questions about them; out, rows. SQLAlchemy lives here."""
