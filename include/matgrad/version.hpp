// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

/// The version of matgrad, for the preprocessor. CMake and Conan read it here.
#define MATGRAD_VERSION_MAJOR 0
#define MATGRAD_VERSION_MINOR 1
#define MATGRAD_VERSION_PATCH 0

/// One number to compare: `#if MATGRAD_VERSION >= 200` asks for 0.2.0 or later.
#define MATGRAD_VERSION (MATGRAD_VERSION_MAJOR * 10000 + MATGRAD_VERSION_MINOR * 100 + MATGRAD_VERSION_PATCH)
