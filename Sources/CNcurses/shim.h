#pragma once

// Without it <ncurses.h> hides the calls that take wide characters.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>

// Swift 6 rejects mutable globals: `stdscr`, `curscr` and `cur_term` are reached through functions.
static inline WINDOW *curses_screen(void) { return stdscr; }
static inline WINDOW *curses_physical_screen(void) { return curscr; }
static inline void curses_forget_terminal_description(void) {
  if (cur_term != NULL) del_curterm(cur_term);
}

// Swift doesn't import macros that cast: A_BOLD and its like.
static const attr_t curses_bold = A_BOLD;
static const attr_t curses_dim = A_DIM;
static const attr_t curses_underlined = A_UNDERLINE;
static const attr_t curses_reversed = A_REVERSE;

// Swift doesn't import arrays of unknown length. Each ends with NULL.
static inline const char *curses_boolean_name(int index) { return boolnames[index]; }
static inline const char *curses_number_name(int index) { return numnames[index]; }
static inline const char *curses_string_name(int index) { return strnames[index]; }

// tigetstr answers (char *)-1 for a name that is no string capability; NULL then does as well.
static inline const char *curses_string(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

// COLORS is a mutable global too.
static inline int curses_color_count(void) { return COLORS; }

// Columns of a character by the C library's table, as ncurses counts them. The declaration hides
// behind _XOPEN_SOURCE, which Swift's own import of the library doesn't set.
extern int wcwidth(wchar_t character);
static inline int curses_columns(wchar_t character) { return wcwidth(character); }
