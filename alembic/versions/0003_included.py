"""An edition keeps the files that its survey includes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("editions", sa.Column("included", sa.Text(), nullable=True))
