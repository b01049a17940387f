// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstdio>
#include <string_view>

#include <matgrad/matgrad.hpp>

/// A formula as on a blackboard, between other words.
template<matgrad::formula F>
void print(char const* before, F const& f, char const* after = "\n") {
  auto const text = matgrad::to_text(f);
  std::string_view const view = text;
  std::printf("%s%.*s%s", before, static_cast<int>(view.size()), view.data(), after);
}

/// A matrix on one line, its rows one after the other: [1 2; 3 4].
template<int m, int n>
void print_on_one_line(matgrad::dense<double, m, n> const& A) {
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < n; ++j) std::printf("%s%.4g", i + j == 0 ? "[" : j == 0 ? "; " : n == 1 ? "" : " ", A(i, j));
  std::printf("]\n");
}
