"""The header of a file: every column in the contract, none twice, none of the required ones missing."""

from queries.tables import pack_columns, pack_tables
from seed.pack.files import PackFile
from seed.pack.reader import Record, Unreadable
from seed.pack.report import BadRow, shortened


def header_of(file: PackFile) -> Record:
    """The first record of a file; raises Unreadable where it has none."""
    with file.open() as opened:
        header = next(opened.records, None)
    if header is None:
        raise Unreadable(None, "is empty: it needs a header row")
    return header


def faults_of_header(file: PackFile) -> list[BadRow]:
    """What is wrong with a file's header, column by column."""
    header = header_of(file)
    columns = {column.name: column for column in pack_columns(pack_tables()[file.table])}
    required = [c.name for c in columns.values() if not c.nullable and not c.info["may_be_empty"]]
    faults = [
        (name, f"is not a column of {file.table}: a pack may bring no other columns")
        for name in dict.fromkeys(header.cells)
        if name not in columns
    ]
    faults += [(name, "is a column twice") for name in columns if header.cells.count(name) > 1]
    faults += [(name, "is required, and missing") for name in required if name not in header.cells]
    return [BadRow(file.name, header.line, shortened(str(name)), None, reason) for name, reason in faults]
