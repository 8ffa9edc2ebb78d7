"""The revision of its respondent that an interview began with: its sprints are found without an index of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("interviews", sa.Column("first_rev", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        """
        UPDATE interviews SET
            first_rev = coalesce((SELECT min(rev) FROM sprints WHERE sprints.interview = interviews.id), 0)
        """
    )
    op.drop_index("ix_sprints_interview", table_name="sprints")
