"""Whether NumPy reads what ExportTests wrote: python3 read_exports.py FOLDER, with the folder of an npy export."""

import sys

import numpy as np

folder = sys.argv[1]
movies = np.load(f"{folder}/movie_factors.npy")
ids = np.load(f"{folder}/movie_ids.npy")
assert movies.dtype == np.float32 and movies.shape == (len(ids), movies.shape[1]), movies.shape
print(movies.shape, float(movies[1, 2]), int(ids[1]))
