// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "gallery.hpp"

int main() {
  using namespace gallery;
  differentials();
  determinants();
  inverses();
  forms();
  traces();
  norms();
  structured();
  std::puts("<!--operations-->");
  operations();
}
