"""Who has messages that are not out is found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    unsent = sa.text("sent_rev < rev")
    op.create_index("unsent", "respondents", ["bot", "user_id"], sqlite_where=unsent, postgresql_where=unsent)
