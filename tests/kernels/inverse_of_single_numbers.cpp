// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#define MATGRAD_SCALAR  // as on a machine without vector registers

#include "inverse.cpp"
