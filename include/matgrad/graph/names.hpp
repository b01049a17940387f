// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

// Names are C strings: <string_view> alone would cost as much to compile as a small formula.
namespace matgrad {

constexpr int length_of(char const* text) {
  int length = 0;
  while (text[length] != 0) ++length;
  return length;
}

/// How many letters the first bytes of a text in UTF-8 are.
constexpr int letters_in(char const* text, int length) {
  int letters = 0;
  for (int i = 0; i < length; ++i) letters += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
  return letters;
}

/// Negative, zero or positive, as x comes before, with or after y in the order of their bytes.
constexpr int compare_names(char const* x, char const* y) {
  while (*x != 0 && *x == *y) ++x, ++y;
  return static_cast<unsigned char>(*x) - static_cast<unsigned char>(*y);
}

constexpr bool same_name(char const* x, char const* y) { return compare_names(x, y) == 0; }

/// Are the first characters of a text a name, letter by letter?
constexpr bool is_name(char const* text, int length, char const* name) {
  int i = 0;
  while (i < length && name[i] != 0 && text[i] == name[i]) ++i;
  return i == length && name[i] == 0;
}

}  // namespace matgrad
