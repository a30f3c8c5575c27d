#include "MovieLensSmall.h"

// #embed is C23; clang takes it in any mode and only remarks on it.
#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char movielens_small_ratings[] = {
#embed "ratings.csv"
};
const size_t movielens_small_ratings_count = sizeof movielens_small_ratings;

const unsigned char movielens_small_movies[] = {
#embed "movies.csv"
};
const size_t movielens_small_movies_count = sizeof movielens_small_movies;

const unsigned char movielens_small_links[] = {
#embed "links.csv"
};
const size_t movielens_small_links_count = sizeof movielens_small_links;
