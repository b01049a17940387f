// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// compile: -frtti
// refused: type information: typeinfo
// refused: heap: .*operator delete
// link: --specs=nosys.specs -Wl,--defsym=__exidx_start=0,--defsym=__exidx_end=0,--defsym=__dso_handle=0
#include "../../test.hpp"

#include <typeinfo>

namespace {

struct animal {
  virtual int legs() const { return 4; }
};

struct bird : animal {
  int legs() const override { return 2; }
};

[[gnu::noipa]] animal const& hidden(animal const& some) { return some; }

}  // namespace

TEST_CASE("typeid") {
  bird const robin;
  animal const& some = hidden(robin);
  CHECK(typeid(some) == typeid(bird));
}
