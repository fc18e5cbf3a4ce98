"""Who moved is worked out with the load; who came and who went between two dates is indexed."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

STANDING = ["borough", "harm_score", "band", "ever_above_zero", "ever_above_green"]
MOVED = """
    INSERT INTO transfers (entry_id, nominal_id, borough, added_on)
    SELECT entry_id, nominal_id, borough, added_on FROM entries WHERE EXISTS (
        SELECT 1 FROM entries AS departed
        WHERE departed.nominal_id = entries.nominal_id
        AND departed.removed_on = entries.added_on AND departed.removal_reason = 'moved'
    )
"""


def upgrade() -> None:
    op.drop_index("ix_spells_borough_from_on_to_on", "spells")
    op.create_index("ix_spells_began", "spells", ["from_on", "to_on", *STANDING, "nominal_id", "entry_id"])
    op.create_index("ix_spells_ended", "spells", ["to_on", *STANDING])
    op.create_index(
        "ix_entries_added_on_removed_on_borough_nominal_id",
        "entries",
        ["added_on", "removed_on", "borough", "nominal_id"],
    )
    op.create_index(
        "ix_entries_removed_on_borough_nominal_id", "entries", ["removed_on", "borough", "nominal_id"]
    )
    op.create_table(
        "transfers",
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("nominal_id", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_transfers"),
    )
    op.create_index("ix_transfers_nominal_id", "transfers", ["nominal_id"])
    op.create_index("ix_transfers_added_on_borough", "transfers", ["added_on", "borough"])
    op.execute(MOVED)


def downgrade() -> None:
    op.drop_table("transfers")
    op.drop_index("ix_entries_removed_on_borough_nominal_id", "entries")
    op.drop_index("ix_entries_added_on_removed_on_borough_nominal_id", "entries")
    op.drop_index("ix_spells_ended", "spells")
    op.drop_index("ix_spells_began", "spells")
    op.create_index("ix_spells_borough_from_on_to_on", "spells", ["borough", "from_on", "to_on"])
