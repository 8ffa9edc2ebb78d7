"""The wave that an interview belongs to, and to which one its respondent was called."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("interviews", sa.Column("wave", sa.Integer(), server_default="1", nullable=False))
    op.add_column("interviews", sa.Column("called", sa.Integer(), server_default="0", nullable=False))
