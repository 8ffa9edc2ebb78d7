"""What the settings of a survey need: places, invitations, anonymous responses, time limits of an interview."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("interviews", sa.Column("due_at", sa.Double(), nullable=True))
    op.add_column("interviews", sa.Column("silent_since", sa.Double(), nullable=True))
    op.add_column("interviews", sa.Column("expires_at", sa.Double(), nullable=True))
    op.add_column("interviews", sa.Column("reminded_at", sa.Double(), nullable=True))
    op.add_column("interviews", sa.Column("reminders", sa.Integer(), server_default="0", nullable=False))
    op.add_column("interviews", sa.Column("place", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("interviews", sa.Column("invitation", sa.Text(), nullable=True))
    op.add_column("interviews", sa.Column("anonymous", sa.Boolean(), server_default="0", nullable=False))
    op.execute(
        """
        UPDATE interviews SET
            due_at = (SELECT due_at FROM respondents WHERE respondents.current = interviews.id),
            silent_since = (SELECT max(at) FROM sprints WHERE sprints.interview = interviews.id)
        WHERE status = 'in progress'
        """
    )
    op.drop_index("due", table_name="respondents")
    op.drop_column("respondents", "due_at")
    op.create_index("due", "interviews", ["bot", "due_at"])
    op.create_table(
        "quotas",
        sa.Column("bot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("survey", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("used", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("bot", "survey", "question", "code"),
    )
    op.create_table(
        "invitations",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("survey", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Double(), nullable=False),
        sa.Column("used_at", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "bots",
        sa.Column("bot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bot"),
    )
    op.create_table(
        "anonymous_responses",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("survey", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "participations",
        sa.Column("who", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("who"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
