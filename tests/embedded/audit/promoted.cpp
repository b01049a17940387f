// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// The compiler must refuse this with -Wdouble-promotion: 0.1 is a double, and x becomes one.
bool is_small(float x) { return x < 0.1; }
