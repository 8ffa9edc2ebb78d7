"""Which interview another one updates."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("interviews", sa.Column("updates", sa.BigInteger(), nullable=True))
