"""Spoils one file in a hundred, and writes an archive's files as Parquet: in one file, and in parts."""

import random
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_OF_A_PART = 25_000


def spoil(data, chance):
    """One change: a bit, a byte, the end, a missing byte, or two bytes that changed places."""
    data, place = bytearray(data), chance.randrange(len(data) - 1)
    match chance.randrange(5):
        case 0:
            data[place] ^= 1 << chance.randrange(8)
        case 1:
            data[place] = chance.randrange(256)
        case 2:
            del data[place:]
        case 3:
            del data[place]
        case 4:
            data[place], data[place + 1] = data[place + 1], data[place]
    return bytes(data)


def main():
    folder, chance = Path(sys.argv[1]), random.Random(20261130)
    paths = sorted((folder / "in" / "bundles").rglob("*.json"))
    for path in chance.sample(paths, len(paths) // 100):
        path.write_bytes(spoil(path.read_bytes(), chance))
    (folder / "list").write_text("".join(f"{path.relative_to(folder)}\n" for path in paths))
    (folder / "parts").mkdir()
    schema = pa.schema({"name": pa.string(), "bundle": pa.binary()})
    with pq.ParquetWriter(folder / "all.parquet", schema, compression="zstd") as whole:
        for number, start in enumerate(range(0, len(paths), ROWS_OF_A_PART)):
            some = paths[start : start + ROWS_OF_A_PART]
            names = [str(path.relative_to(folder)) for path in some]
            table = pa.table([names, [path.read_bytes() for path in some]], schema)
            whole.write_table(table, row_group_size=5000)
            part = folder / "parts" / f"part-{number:04}.parquet"
            pq.write_table(table, part, compression="zstd", row_group_size=5000)


if __name__ == "__main__":
    main()
