// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <ostream>
#include <string_view>

#include <matgrad/matgrad.hpp>

// Output to streams; apart, because streams are large.
namespace matgrad {

/// A formula as text.
template<formula F>
std::ostream& operator<<(std::ostream& out, F const& f) {
  return out << to_text(f);
}

/// A text of a formula.
template<class Text>
std::ostream& operator<<(std::ostream& out, text_words<Text> const& text) {
  return out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

/// A matrix, a row a line.
template<class T, int m, int n>
std::ostream& operator<<(std::ostream& out, dense<T, m, n> const& A) {
  for (int i = 0; i < m; ++i) {
    for (int j = 0; j < n; ++j) out << (j == 0 ? "" : " ") << A(i, j);
    out << '\n';
  }
  return out;
}

/// The name of a status.
inline std::ostream& operator<<(std::ostream& out, status found) {
  constexpr char const* names[] = {"ok", "singular", "not_positive_definite", "not_differentiable", "not_finite"};
  return out << names[static_cast<int>(found)];
}

/// What check_gradient found, in a line.
template<class T>
std::ostream& operator<<(std::ostream& out, gradient_check<T> const& found) {
  if (found.status != status::ok) return out << "the gradient could not be checked: " << found.status;
  if (found) out << "the gradient is right, to " << found.worst;
  else out << "the gradient is wrong";
  return out << ": at (" << found.row << ", " << found.col << ") it is " << found.derived << ", by differences "
             << found.measured;
}

}  // namespace matgrad
