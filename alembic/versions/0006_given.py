"""What is given with an invitation."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("invitations", sa.Column("given", sa.Text(), nullable=True))
    op.add_column("interviews", sa.Column("given", sa.Text(), nullable=True))
