"""What trains and what validates, out of what was read."""

import math
from typing import Any, NamedTuple

from marquee_spark.cluster import stage
from marquee_spark.events import Events
from marquee_spark.faults import Fault
from marquee_spark.source import read

HASHES = 1_000_000  # the split is by hash modulo this


def spelled(table: Any, name: str) -> Any:
    """An id column as text; a whole number in a column of fractions, as pandas writes them, without its .0."""
    from pyspark.sql import functions as F

    kind, column = dict(table.dtypes)[name], F.col(name)
    text = F.trim(column.cast("string"))
    if kind in ("double", "float") or kind.startswith("decimal"):
        text = F.when(column == F.floor(column), column.cast("bigint").cast("string")).otherwise(text)
    return F.when(text != "", text)


def as_number(name: str) -> Any:
    """The number that a text is, where digits alone spell it; null of others, such as 007 and -1."""
    from pyspark.sql import functions as F

    return F.when(F.col(name).rlike("^(0|[1-9][0-9]{0,18})$"), F.col(name).cast("bigint"))


def cleaned(table: Any, events: Events) -> tuple[Any, dict[str, str]]:
    """The rows that count, and of each id column whether its ids are small numbers ("int"), numbers or texts."""
    from pyspark.sql import functions as F

    rating = F.col("rating").cast("double") if "rating" in table.columns else F.lit(1.0)
    whole = {name: dict(table.dtypes)[name] in ("tinyint", "smallint", "int", "bigint") for name in ("user", "item")}
    table = table.select(*[(F.col(name).cast("bigint") if whole[name] else spelled(table, name)).alias(name) for name in whole],
                         rating.cast("float").alias("rating"))
    numbers = {name: F.col(name) if whole[name] else as_number(name) for name in whole}
    has_ids = F.col("user").isNotNull() & F.col("item").isNotNull()
    # NaN, infinities and what is beyond a float fail this as null does.
    has_rating = F.abs("rating") <= 3.4e38
    keeps = has_ids & F.coalesce(has_rating, F.lit(False))
    counts = [F.count("*").alias("rows"), F.sum((~has_ids).cast("long")).alias("ids"), F.sum(keeps.cast("long")).alias("kept")]
    for name, number in numbers.items():
        counts += [F.sum((keeps & number.isNull()).cast("long")).alias(f"{name}_texts"),
                   F.min(F.when(keeps, number)).alias(f"{name}_low"), F.max(F.when(keeps, number)).alias(f"{name}_high")]
    found = table.agg(*counts).first()
    if not found["kept"]:
        raise Fault(f"none of {found['rows']} rows has a user, an item and a rating that is a number; check --columns and the "
                    "separator")
    if found["ids"]:
        events.say(f"{found['ids']} rows without a user or an item are left out", "warning")
    if bad := found["rows"] - found["ids"] - found["kept"]:
        events.say(f"{bad} rows whose rating is no finite number (empty, a text, NaN) are left out", "warning")
    kinds = {}
    for name, number in numbers.items():
        if found[f"{name}_texts"]:
            kinds[name] = "text"
            continue
        table = table.withColumn(name, number)
        fits = -(1 << 31) <= found[f"{name}_low"] and found[f"{name}_high"] < 1 << 31
        kinds[name] = "int" if fits else "number"
    return table.where(keeps), kinds


def index(table: Any, name: str, kind: str) -> Any:
    """Dense numbers for ids that are no 32-bit numbers, in their order: numbers by size, then texts by bytes. On the cluster."""
    from pyspark.sql import functions as F

    order = [F.col(name)] if kind == "number" else [as_number(name).asc_nulls_last(), F.col(name)]
    # Kept, so that the numbers of partitions, which are this id's upper bits, are the same in both passes.
    ids = table.select(name).distinct().orderBy(*order).withColumn("place", F.monotonically_increasing_id()).persist()
    sizes = ids.groupBy(F.shiftright("place", 33).alias("part")).count().orderBy("part").collect()
    before, total = [], 0
    for size in sizes:
        before += [F.lit(size["part"]), F.lit(total)]
        total += size["count"]
    if total >= 1 << 31:
        raise Fault(f"{total} different ids in {name}; MLlib takes fewer than 2,147,483,648")
    first = F.element_at(F.create_map(*before), F.shiftright("place", 33))
    return ids.select(F.col(name).alias("spelling"), (first + F.col("place").bitwiseAND((1 << 33) - 1)).cast("int").alias("id"))


class Ratings(NamedTuple):
    """What trains and validates: `data` with columns user, item, rating, held, probe, and how many there are of what; and the
    column `id` of the users who come home, nothing where all do."""

    data: Any
    chosen: Any | None
    indexes: dict[str, Any]
    train: int
    validation: int
    users: int
    items: int


def prepare(spark: Any, config: dict, events: Events) -> Ratings:
    from pyspark.sql import functions as F

    if staging := config.get("stage"):
        stage(spark, staging["from"], staging["to"], events)
    table, kinds = cleaned(read(spark, config), events)
    share = round(config["validation"] * HASHES)
    seed = config["seed"]
    # By nothing but seed, user and item: the same rating is held out whatever the file, its order and the cluster.
    hashed = F.pmod(F.xxhash64(F.lit(seed).cast("bigint"), "user", "item"), F.lit(HASHES))
    probed = F.pmod(F.xxhash64(F.lit(~seed).cast("bigint"), "user", "item"), F.lit(HASHES))
    table = table.withColumn("held", hashed < share).withColumn("probe", (hashed >= share) & (probed < (share or HASHES // 10)))
    indexes = {}
    for name, kind in kinds.items():
        if kind == "int":
            continue
        events.say(f"indexing {name} ids, which are {'texts' if kind == 'text' else 'numbers beyond 32 bits'}")
        indexes[name] = index(table, name, kind)
        table = table.join(indexes[name], F.col(name) == F.col("spelling")).drop(name, "spelling").withColumnRenamed("id", name)
    # What makes runs equal: a rating's partition is by its user's hash and this number alone, and its place there by sorting. Left
    # to Spark, both would be by files, cores and whichever task came first.
    blocks = config["blocks"]
    data = table.select(F.col("user").cast("int"), F.col("item").cast("int"), "rating", "held", "probe")
    data = data.repartition(blocks, "user").sortWithinPartitions("user", "item", "rating").persist()
    pairs = data.groupBy("user", "item").agg(F.count("*").alias("n"), F.count(F.when(F.col("held"), 1)).alias("held"))
    rows, held, distinct = pairs.agg(F.sum("n"), F.sum("held"), F.count("*")).first()
    # Each by itself: Spark counts two sorts of different values at once by handling every row three times.
    users, items = (data.select(name).distinct().count() for name in ("user", "item"))
    if rows > distinct:
        again = rows - distinct
        events.say(f"{again} ratings are of a user and an item that are rated already; all are kept, as MLlib does", "warning")
    if held == rows:
        raise Fault(f"all {rows} ratings validate and none trains; use a lower --validation")
    if rows / blocks > 20e6:
        events.say(f"{rows // blocks} ratings a block are many; {math.ceil(rows / 10e6)} blocks take less memory each", "warning")
    return Ratings(data, sampled(data, config["users"]), indexes, rows - held, held, users, items)


def sampled(data: Any, which: Any) -> Any | None:
    """The users of a sample, the same whatever the seed of a run: by a hash of their ids."""
    from pyspark.sql import functions as F

    users = data.select(F.col("user").alias("id")).distinct()
    if which == "none":
        return users.limit(0)
    return users.orderBy(F.xxhash64("id"), "id").limit(int(which["sample"])).persist() if isinstance(which, dict) else None
