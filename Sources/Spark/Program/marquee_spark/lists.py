"""How good lists are, of implicit feedback."""

import math
from typing import Any

from marquee_spark.ratings import Ratings
from marquee_spark.tables import MOST_AT_HOME, parts

MEASURED = 500  # users whose lists are measured, of implicit feedback


class Lists:
    """NDCG@10 of some users' lists: of what they have and never trained, over all items that they have not trained."""

    def __init__(self, config: dict, ratings: Ratings) -> None:
        from pyspark.sql import functions as F

        liked = ratings.data.where("held and rating > 0").select("user").distinct()
        users = [row.user for row in liked.orderBy(F.xxhash64(F.lit(config["seed"]), "user"), "user").limit(MEASURED).collect()]
        self.relevant: dict[int, set[int]] = {user: set() for user in users}
        self.trained: dict[int, set[int]] = {user: set() for user in users}
        for row in ratings.data.where(F.col("user").isin(users)).select("user", "item", "rating", "held").collect():
            if not row.held:
                self.trained[row.user].add(row.item)
            elif row.rating > 0:
                self.relevant[row.user].add(row.item)

    def measure(self, model: Any) -> tuple[float | None, int]:
        import numpy as np

        if model.itemFactors.count() * model.rank > MOST_AT_HOME:
            return None, 0
        items = [row for some in parts(model.itemFactors) for row in some]
        places, factors = {row[0]: place for place, row in enumerate(items)}, np.array([row[1] for row in items], "<f4")
        gains, cold = [], 0
        for user, row in model.userFactors.where(model.userFactors.id.isin(list(self.relevant))).collect():
            scores = factors @ np.array(row, "<f4")
            scores[[places[item] for item in self.trained[user]]] = -np.inf
            fresh = self.relevant[user] - self.trained[user]
            wanted = {places[item] for item in fresh if item in places}
            cold += len(fresh) - len(wanted)
            if wanted:
                top = np.argsort(-scores, kind="stable")[:10]
                gain = sum(1 / math.log2(place + 2) for place, item in enumerate(top) if item in wanted)
                gains.append(gain / sum(1 / math.log2(place + 2) for place in range(min(10, len(wanted)))))
        return (sum(gains) / len(gains) if gains else None), cold
