"""
How Alembic runs the migrations of either store: over the connection it is handed, in its transaction.

It is not told of the tables of the code: a migration says itself what it makes, down to every name.
"""

from alembic import context

connection, store = context.config.attributes["connection"], context.config.attributes["store"]

context.configure(
    connection=connection,
    version_table=store.version_table,
    transactional_ddl=True,  # on SQLite too, where the engine itself begins the transaction
)
with context.begin_transaction():
    context.run_migrations()
