// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// refused: pointers: test_case_[0-9]+\(\) calls what a pointer points to
#include "../../test.hpp"

struct animal {
  virtual int legs() const { return 4; }
};

struct bird : animal {
  int legs() const override { return 2; }
};

[[gnu::noipa]] animal const& hidden(animal const& some) { return some; }

TEST_CASE("a virtual function") {
  bird const robin;
  animal const& some = hidden(robin);
  CHECK(some.legs() == 2);
}
