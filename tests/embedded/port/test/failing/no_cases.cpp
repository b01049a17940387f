// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// expected: 1, 0 checks, 0 failed
