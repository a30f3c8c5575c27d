"""Files of ratings as they are."""

import re
from typing import Any

from marquee_spark.cluster import file_system
from marquee_spark.faults import Fault

NAMES = {  # as the program calls them that starts this one
    "user": "user userid uid username userhash reviewer reviewerid customer customerid person personid row",
    "item": "item itemid iid movie movieid film filmid title book bookid isbn asin parentasin product productid artist artistid "
            "song songid anime animeid game gameid business businessid col column",
    "rating": "rating ratings rate rui score stars star overall value val bookrating userrating userscore plays playcount count "
              "listens views clicks quantity weight",
}


def is_parquet(spark: Any, path: str, files: Any, at: Any) -> bool:
    if found := re.search(r"\.(parquet|csv|tsv|dat|data|txt)(\.\w+)?/?$", path, re.I):
        return found[1].lower() == "parquet"
    return any(one.getPath().getName().endswith(".parquet") for one in (files.listStatus(at) if files.isDirectory(at) else []))


def read(spark: Any, config: dict) -> Any:
    """The ratings as they are, in columns `user`, `item` and perhaps `rating`."""
    data = config["data"]
    path = config["stage"]["to"] if config.get("stage") else data["path"]
    files, at = file_system(spark, path)
    if not re.search(r"[*?{\[]", path) and not files.exists(at):
        raise Fault(f"{path} does not exist where Spark looks; check the path, and that all machines see it")
    if (data.get("format") or ("parquet" if is_parquet(spark, path, files, at) else "csv")) == "parquet":
        table = spark.read.parquet(path)
    else:
        table = read_csv(spark, path, data)
    return chosen(table, data.get("columns"), config["learner"] == "implicit-als")


def role(name: str) -> str | None:
    plain = re.sub(r"[\W_]", "", name.lower().split(":")[0])
    return next((role for role, names in NAMES.items() if plain in names.split()), None)


def read_csv(spark: Any, path: str, data: dict) -> Any:
    lines = spark.read.text(path).head(1)
    if not lines:
        raise Fault(f"{path} is empty; expected lines of user, item and rating")
    separator = data.get("separator") or next((one for one in ("::", "\t", ",", ";", "|") if one in lines[0][0]), ",")
    fields = [field.strip(' "\ufeff') for field in lines[0][0].split(separator)]
    header = data.get("header")
    if header is None:
        header = any(map(role, fields))
    table = spark.read.csv(path, sep=separator, header=header, ignoreLeadingWhiteSpace=True, ignoreTrailingWhiteSpace=True)
    if not header and not data.get("columns") and 2 <= len(table.columns) <= 4:
        table = table.toDF(*["user", "item", "rating", "timestamp"][: len(table.columns)])
    return table


def chosen(table: Any, columns: list[str] | None, is_implicit: bool) -> Any:
    from pyspark.sql import functions as F

    there = table.columns
    if columns and len(columns) != len(there):
        raise Fault(f"{len(columns)} columns are named and {len(there)} are there: {', '.join(there)}")
    roles = columns or [role(name) for name in there]
    # By position, for names may be twice, or have dots.
    table = table.toDF(*[f"c{place}" for place in range(len(there))])
    wanted = {name: f"c{roles.index(name)}" for name in NAMES if name in roles}
    missing = [name for name in NAMES if name not in wanted and not (name == "rating" and is_implicit)]
    if missing:
        raise Fault(f"no column for {' and '.join(missing)} among {', '.join(there)}; say what each holds, as --columns "
                    "user,item,rating,_")
    return table.select(*[F.col(column).alias(name) for name, column in wanted.items()])
