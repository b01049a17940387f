// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#undef NDEBUG  // the last case is about what NDEBUG switches off
#include <matgrad/interop/spans.hpp>

#include "../numbers.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace matgrad;

// An mdspan as std, Kokkos and CUDA have it, as far as it matters here: extents, a mapping, an accessor, and what calls them.
namespace {

constexpr std::size_t dynamic = static_cast<std::size_t>(-1);

template<std::size_t... n>
struct extents {
  std::size_t now[sizeof...(n)];
  static constexpr std::size_t rank() { return sizeof...(n); }
  static constexpr std::size_t static_extent(std::size_t r) { return std::array{n...}[r]; }
  constexpr std::size_t extent(std::size_t r) const { return now[r]; }
};

/// Strides that are given: layout_left, layout_right and layout_stride in one.
template<class Extents>
struct strided_mapping {
  Extents sizes;
  std::size_t strides[Extents::rank()];
  template<class... Index>
  constexpr std::size_t operator()(Index... i) const {
    std::size_t at = 0, r = 0;
    ((at += i * strides[r++]), ...);
    return at;
  }
};

template<class T>
struct plain_accessor {
  using reference = T&;
  constexpr reference access(T* p, std::size_t i) const { return p[i]; }
};
/// Reads what is stored, times three: entries are values.
struct tripled {
  using reference = double;
  constexpr reference access(double const* p, std::size_t i) const { return 3 * p[i]; }
};

template<class T, class Extents, class Accessor = plain_accessor<T>>
struct mdspan {
  using element_type = T;
  using reference = typename Accessor::reference;
  using extents_type = Extents;
  T* first;
  strided_mapping<Extents> layout;
  constexpr T* data_handle() const { return first; }
  constexpr auto const& mapping() const { return layout; }
  constexpr Accessor accessor() const { return {}; }
  constexpr std::size_t extent(std::size_t r) const { return layout.sizes.extent(r); }
};

/// One that shows neither mapping nor accessor, and is called with (i, j).
template<class Span>
struct called {
  using element_type = typename Span::element_type;
  using reference = typename Span::reference;
  using extents_type = typename Span::extents_type;
  Span span;
  constexpr std::size_t extent(std::size_t r) const { return span.extent(r); }
  constexpr reference operator()(std::size_t i, std::size_t j) const {
    return span.accessor().access(span.data_handle(), span.mapping()(i, j));
  }
};

#ifdef __cpp_multidimensional_subscript
template<class Span>
struct indexed {
  using element_type = typename Span::element_type;
  using reference = typename Span::reference;
  using extents_type = typename Span::extents_type;
  Span span;
  constexpr std::size_t extent(std::size_t r) const { return span.extent(r); }
  constexpr reference operator[](std::size_t i, std::size_t j) const {
    return span.accessor().access(span.data_handle(), span.mapping()(i, j));
  }
};
#endif

using fixed = extents<2, 3>;
using at_run_time = extents<dynamic, dynamic>;

constexpr auto A = matrix<"A", 2, 3>;
constexpr auto x = vector<"x", 3>;
constexpr dense<double, 2, 3> a0{1, 2, 3, 4, 5, 7};

/// Calls f with 2×3 numbers by columns, by rows and with strides of their own.
template<class Extents, class F>
void in_every_layout(F const& f) {
  double by_columns[6] = {1, 2, 3, 4, 5, 7}, by_rows[6] = {1, 3, 5, 2, 4, 7};
  double apart[20] = {1, -1, 3, -1, 5, -1, -1, -1, -1, -1, 2, -1, 4, -1, 7};
  f(mdspan<double, Extents>{by_columns, {{{2, 3}}, {1, 2}}});
  f(mdspan<double, Extents>{by_rows, {{{2, 3}}, {3, 1}}});
  f(mdspan<double, Extents>{apart, {{{2, 3}}, {10, 2}}});
}

/// What a program that is stopped wrote to its standard error, or "" if it was not stopped.
template<class F>
std::string last_words(F const& f) {
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  pid_t const child = fork();
  if (child == 0) {
    dup2(ends[1], 2);
    signal(SIGABRT, SIG_DFL);
    f();
    _exit(0);
  }
  close(ends[1]);
  std::string words;
  char buffer[256];
  for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;) words.append(buffer, static_cast<std::size_t>(n));
  close(ends[0]);
  int outcome = 0;
  waitpid(child, &outcome, 0);
  return WIFSIGNALED(outcome) ? words : "";
}

}  // namespace

TEST_CASE("mdspan: every layout, as data and as result") {
  auto const product = (A * A.T())(A = a0);
  auto const check = [&](auto const& data) {
    REQUIRE((A * A.T())(A = data) == product);
    REQUIRE((A * A.T())(A = called<std::remove_cvref_t<decltype(data)>>{data}) == product);
#ifdef __cpp_multidimensional_subscript
    REQUIRE((A * A.T())(A = indexed<std::remove_cvref_t<decltype(data)>>{data}) == product);
#endif
    (A + A).into(data, A = data);
    REQUIRE(A(A = data) == (A + A)(A = a0));
  };
  in_every_layout<fixed>(check);
  in_every_layout<at_run_time>(check);
  in_every_layout<extents<2, dynamic>>(check);
}

TEST_CASE("mdspan: rank one is a column, and entries may be values") {
  double numbers[5] = {1, 9, 2, 9, 3};
  mdspan<double, extents<3>> const column{numbers, {{{3}}, {2}}};
  REQUIRE((A * x)(A = a0, x = column) == dense<double, 2>{22, 31});
  mdspan<double const, extents<3>, tripled> const times_three{numbers, {{{3}}, {2}}};
  REQUIRE((A * x)(A = a0, x = times_three) == dense<double, 2>{66, 93});
  STATIC_REQUIRE(writable<mdspan<double, extents<3>> const>);
  STATIC_REQUIRE(!writable<mdspan<double const, extents<3>, tripled>>);
}

TEST_CASE("columns whose length is known at run time") {
  std::vector<double> const three{1, 2, 3}, four{1, 2, 3, 4};
  REQUIRE((A * x)(A = a0, x = three) == dense<double, 2>{22, 31});
  REQUIRE((A * x)(A = a0, x = std::span<double const>(four).first(3)) == dense<double, 2>{22, 31});
  std::vector<float> out(2);
  (A * x).into(out, A = a0, x = three);
  REQUIRE((out[0] == 22 && out[1] == 31));
}

TEST_CASE("a wrong shape: try_evaluate has a status") {
  std::vector<double> const four{1, 2, 3, 4};
  auto const y = try_evaluate(A * x, A = a0, x = four);
  REQUIRE(y.status == status::wrong_shape);
  REQUIRE(y.value(0) != y.value(0));
  double numbers[6] = {};
  REQUIRE(try_evaluate(tr(A * A.T()), A = mdspan<double, at_run_time>{numbers, {{{3, 2}}, {1, 3}}}).status
          == status::wrong_shape);
}

TEST_CASE("a wrong shape: f(X = A) stops the program, as assert does, and names both") {
  std::vector<double> const four{1, 2, 3, 4};
  std::vector<double> short_out(1);
  REQUIRE(last_words([&] { static_cast<void>((A * x)(A = a0, x = four)); })
          == "matgrad: the data of x must be 3 x 1, but are 4 x 1\n");
  REQUIRE(last_words([&] { (A * x).into(short_out, A = a0, x = std::vector<double>{1, 2, 3}); })
          == "matgrad: the data of out must be 2 x 1, but are 1 x 1\n");
  REQUIRE(last_words([&] { static_cast<void>(together(x, A * x)(A = a0, x = four)); })
          == "matgrad: the data of x must be 3 x 1, but are 4 x 1\n");
}
