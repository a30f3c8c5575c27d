#pragma once

#include <stddef.h>

/// `ratings.csv`, `movies.csv` and `links.csv` of MovieLens latest-small, as they stand beside the source.
extern const unsigned char movielens_small_ratings[];
extern const size_t movielens_small_ratings_count;
extern const unsigned char movielens_small_movies[];
extern const size_t movielens_small_movies_count;
extern const unsigned char movielens_small_links[];
extern const size_t movielens_small_links_count;

/// Where they start: Swift does not import arrays whose length the header leaves open.
static inline const unsigned char *movielens_small_ratings_start(void) {
  return movielens_small_ratings;
}
static inline const unsigned char *movielens_small_movies_start(void) {
  return movielens_small_movies;
}
static inline const unsigned char *movielens_small_links_start(void) {
  return movielens_small_links;
}
