#!/usr/bin/env python3
"""Matrices as NumPy, safetensors, gensim and pandas-like CSV write them, and neighbours as scikit-learn finds them.

    python3 -m pip install numpy safetensors gensim scikit-learn
    python3 matrices.py ../Fixtures
"""
import io
import json
import sys
from pathlib import Path

import numpy as np
from gensim.models import KeyedVectors
from safetensors.numpy import save_file
from sklearn.neighbors import NearestNeighbors

folder = Path(sys.argv[1])
folder.mkdir(exist_ok=True)
# Numbers that float16 holds: every file has the same matrix, to the bit.
random = np.random.default_rng(30)
matrix = random.normal(size=(12, 5)).astype(np.float16).astype(np.float32)
words = [f"film {i}" if i == 3 else f"film{i}" for i in range(12)]


def numpy_file(name: str, array: np.ndarray, version: tuple[int, int] | None = None) -> None:
    with open(folder / name, "wb") as file:
        np.lib.format.write_array(file, array, version=version)


numpy_file("f2.npy", matrix.astype("<f2"))
numpy_file("f4.npy", matrix)
numpy_file("f8.npy", matrix.astype("<f8"))
numpy_file("f4-big.npy", matrix.astype(">f4"))
numpy_file("f4-columns.npy", np.asfortranarray(matrix))
numpy_file("f8-version2.npy", matrix.astype("<f8"), (2, 0))
numpy_file("column.npy", matrix[:, 0])
numpy_file("whole.npy", np.arange(6, dtype="<i8").reshape(2, 3))
numpy_file("three.npy", np.zeros((2, 2, 2), "<f4"))
numpy_file("pickled.npy", np.array([[{}, 1]], dtype=object))
numpy_file("fields.npy", np.zeros(3, dtype=[("a", "<f4"), ("b", "<f4")]))
with open(folder / "archive.npz", "wb") as file:
    np.savez(file, matrix=matrix)

save_file({"movies": matrix, "half": matrix.astype(np.float16), "bias": matrix[:, 0].copy()}, folder / "several.safetensors")
save_file({"only": matrix}, folder / "one.safetensors")

vectors = KeyedVectors(5)
# A blank ends a word there.
vectors.add_vectors([word.replace(" ", "_") for word in words], matrix)
vectors.save_word2vec_format(folder / "words.bin", binary=True)
# A word with a blank, as GloVe has them.
text = io.StringIO()
text.write("12 5\n")
for word, row in zip(words, matrix):
    text.write(word + " " + " ".join(repr(float(x)) for x in row) + "\n")
(folder / "words.txt").write_text(text.getvalue())

table = ",".join([""] + [str(i) for i in range(5)]) + "\n"
for word, row in zip(words, matrix):
    table += f'"{word}",' + ",".join(repr(float(x)) for x in row) + "\n"
(folder / "table.csv").write_text(table)
(folder / "plain.tsv").write_text("\n".join("\t".join(repr(float(x)) for x in row) for row in matrix) + "\n")

nearest = {}
for measure in ["cosine", "euclidean"]:
    search = NearestNeighbors(n_neighbors=12, metric=measure, algorithm="brute").fit(matrix.astype(np.float64))
    distances, rows = search.kneighbors(matrix.astype(np.float64))
    nearest[measure] = {
        "rows": [[int(r) for r in row if r != i] for i, row in enumerate(rows)],
        "distances": [[float(d) for d, r in zip(dist, row) if r != i] for i, (dist, row) in enumerate(zip(distances, rows))],
    }
(folder / "expected.json").write_text(json.dumps({"matrix": matrix.tolist(), "words": words, "nearest": nearest}, indent=1) + "\n")
