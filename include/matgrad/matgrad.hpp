// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

// matgrad: matrix calculus in the compiler. A map of the house, in reading order.

#include <matgrad/version.hpp>  // MATGRAD_VERSION

#if !__has_include(<type_traits>)
#error "matgrad needs the C++ standard library's headers, which avr-gcc has not: take a board with Arm, RISC-V or Xtensa, not AVR"
#elif __cplusplus < 202002L
#error "matgrad needs C++20: add -std=c++20 (PlatformIO: build_unflags = -std=gnu++17, build_flags = -std=gnu++20; Arduino: compiler.cpp.extra_flags=-std=gnu++20 in platform.local.txt)"
#elif defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 12
#error "matgrad needs GCC 12 or later, or clang 14 or later"
#else

// GCC's -Wshadow compares the locals of generic lambdas with the user's globals, and a user of matgrad calls them X and A.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include <matgrad/formula/symbol.hpp>          // what a user writes: symbols, constants, numbers
#include <matgrad/formula/operators.hpp>       // + − * /
#include <matgrad/operations/index.hpp>        // what we know: one room per operation
#include <matgrad/read.hpp>                    // the formula, a type, becomes a graph, a value
#include <matgrad/simplify.hpp>                // like terms, chains, structure
#include <matgrad/project.hpp>                 // gradients on a structure
#include <matgrad/differentiate.hpp>           // one rule an operation, transposed for the gradient
#include <matgrad/factor.hpp>                  // what terms have in common is written once
#include <matgrad/formula/derivatives.hpp>     // grad, differential, partial: formulas too
#include <matgrad/equal.hpp>                   // f == g, by exact arithmetic
#include <matgrad/plan.hpp>                    // what to compute, in which order
#include <matgrad/data.hpp>                    // where numbers come from, and where they go
#include <matgrad/arrays.hpp>                  // arrays, and pointers with a layout
#include <matgrad/evaluate.hpp>                // kernels are run on numbers
#include <matgrad/try_evaluate.hpp>            // and say whether the result can be trusted
#include <matgrad/check_gradient.hpp>          // and whether a gradient is that of the formula's values
#include <matgrad/formula/language.hpp>        // f(X = A), X.T(), X(0_c, 1_c)
#include <matgrad/formula/together.hpp>        // several formulas as one program
#include <matgrad/formula/for_size.hpp>        // size against speed, for one formula
#include <matgrad/formula/function_style.hpp>  // grad<0>([](auto X) { ... })(A): lambdas instead of symbols
#include <matgrad/formula/simplified.hpp>      // a graph becomes a formula again
#include <matgrad/equivalent_at.hpp>           // f and g in numbers, where == cannot decide
#include <matgrad/ask.hpp>                     // rows, depends_on, is_symmetric, cost, ...
#include <matgrad/print/text.hpp>              // to_text, to_latex, to_cpp
#include <matgrad/print/mathml.hpp>            // to_mathml
#include <matgrad/print/dot.hpp>               // to_dot: a formula as a drawing
#include <matgrad/print/conditions.hpp>        // where a formula is defined
#include <matgrad/print/explain.hpp>           // the steps to a derivative, with their sources

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

#endif  // a compiler that reads it
