"""What a person browses beside factors."""

from typing import Any

from marquee_spark.ratings import Ratings
from marquee_spark.tables import Column, Rows, rows_of, unnested, write_tables


def write_catalogue(path: str, ratings: Ratings) -> None:
    """What a person browses beside factors: every movie with its figures over all ratings, the users who come home, and their
    ratings, by the keys that stand beside the ids."""
    from pyspark.sql import functions as F

    def keyed(name: str, table: Any, ids: Any | None, *columns: Column) -> Rows:
        return rows_of(name, table.withColumn("keys", F.col("id")), [Column("keys", "I32"), *columns], ids)

    data, chosen = ratings.data, ratings.chosen
    movies = data.groupBy(F.col("item").alias("id")).agg(F.count("*").alias("counts"), F.avg("rating").alias("means")).persist()
    if chosen is None:
        chosen = data.select(F.col("user").alias("id")).distinct()
    else:
        data = data.join(F.broadcast(chosen), data["user"] == chosen["id"], "left_semi")
    # A list for each user: rows cost far more than what is in them.
    lists = [F.collect_list(one).alias(one) for one in ("item", "rating", "held")]
    table = data.groupBy("user").agg(*lists).sortWithinPartitions("user").persist()
    columns = [Column("users", "I32"), Column("movies", "I32"), Column("values", "F32"), Column("held", "U8")]
    write_tables(path, {"format": "marquee", "kind": "catalogue"}, [
        keyed("movie", movies, ratings.indexes.get("item"), Column("counts", "I64"), Column("means", "F32")),
        keyed("user", chosen, ratings.indexes.get("user")),
        Rows("rating", table, columns, table.agg(F.sum(F.size("item"))).first()[0] or 0, cells=unnested),
    ], {})
    for one in (movies, table):
        one.unpersist()
