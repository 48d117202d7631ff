"""How well the day of a sketch is known."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.add_column("sketch", sa.Column("sure", sa.Float(), nullable=True, server_default="1"))


def downgrade() -> None:
    """Take the tables back."""
    with op.batch_alter_table("sketch", schema=None) as batch_op:
        batch_op.drop_column("sure")
