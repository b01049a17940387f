// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

namespace matgrad {

/// A text that can be a template argument: a symbol's name.
template<int Size>
struct fixed_text {
  char chars[Size]{};

  constexpr fixed_text() = default;
  constexpr fixed_text(char const (&text)[Size]) {
    for (int i = 0; i < Size; ++i) chars[i] = text[i];
  }
};

}  // namespace matgrad
