"""MLlib's ALS, and how good it is."""

from typing import Any, NamedTuple

from marquee_spark.ratings import Ratings


class Point(NamedTuple):
    """A model after so many iterations, the numbers of its cached parts, and how good it is."""

    iterations: int
    model: Any
    cached: list[int]
    loss: float | None
    val_loss: float | None
    cold: int


def fit(spark: Any, config: dict, ratings: Ratings, iterations: int) -> tuple[Any, list[int]]:
    from pyspark.ml.recommendation import ALS

    blocks, context = config["blocks"], spark.sparkContext._jsc
    before = set(context.getPersistentRDDs().keySet())
    als = ALS(rank=config["factors"], maxIter=iterations, regParam=config["regularization"], seed=config["seed"],
              implicitPrefs=config["learner"] == "implicit-als", alpha=config.get("alpha") or 1.0, numUserBlocks=blocks,
              numItemBlocks=blocks, userCol="user", itemCol="item", ratingCol="rating", coldStartStrategy="nan",
              checkpointInterval=10 if config.get("checkpoint") else -1)
    model = als.fit(ratings.data.where("not held").select("user", "item", "rating"))
    return model, list(set(context.getPersistentRDDs().keySet()) - before)


def forget(spark: Any, point: Point | None) -> None:
    cached = spark.sparkContext._jsc.getPersistentRDDs()
    for number in point.cached if point else []:
        if number in cached:
            cached[number].unpersist(False)


def errors(model: Any, ratings: Ratings) -> tuple[float | None, float | None, int]:
    """Mean squared errors on a sample of what trains, as large as what validates, and on what validates; and how many of those
    are cold: their user or item has no rating that trains, so MLlib predicts nothing, and they are left out."""
    from pyspark.sql import functions as F

    predicted = model.transform(ratings.data.where("held or probe"))
    known, error = ~F.isnan("prediction"), F.pow(F.col("prediction") - F.col("rating"), 2)
    means = [F.avg(F.when(known & which, error)) for which in (F.col("probe"), F.col("held"))]
    loss, val_loss, cold = predicted.agg(*means, F.sum((~known & F.col("held")).cast("long"))).first()
    return loss, val_loss, cold or 0
