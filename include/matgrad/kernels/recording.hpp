// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include <matgrad/kernels/lu.hpp>

// A scalar that computes nothing and notes what is to be computed: a kernel that runs on it leaves its operations behind, one
// after the other, without loops and branches. print/c.hpp writes them down in C.
namespace matgrad::kernels {

/// What a step of a recording does.
enum class recorded_operation {
  number,
  input,
  sum,
  difference,
  product,
  quotient,
  negative,
  call,
  greater,
  equal,
  both,
  opposite,
  choice
};

struct recorded_step {
  recorded_operation what;
  int of[3]{-1, -1, -1};  // the steps it reads; of an input: whose, and which entry
  double number = 0;
  char const* function = nullptr;  // a literal, so that equal names are one pointer

  friend bool operator<(recorded_step const& a, recorded_step const& b) {
    auto key = [](recorded_step const& x) {
      return std::tuple(x.what, x.of[0], x.of[1], x.of[2], __builtin_bit_cast(std::uint64_t, x.number), x.function);
    };
    return key(a) < key(b);
  }
};

/// The steps, each after those it reads. Equal steps are one; what is exact without rounding, as x + 0, 1 x, 2 · 3 and the
/// signs of products, is done at once. Zero times anything is zero, also where IEEE makes it a NaN.
class recording {
  using what = recorded_operation;

public:
  std::vector<recorded_step> steps;

  /// Where the numbers that are computed with are noted: in this recording, until it goes.
  recording() : before(current) { current = this; }
  ~recording() { current = before; }
  recording(recording const&) = delete;
  recording& operator=(recording const&) = delete;

  static recording& under_way() { return *current; }

  int number(double x) { return note({what::number, {-1, -1, -1}, x}); }
  int input(int symbol, int entry) { return note({what::input, {symbol, entry, -1}}); }
  int call(char const* function, int a, int b = -1) { return note({what::call, {a, b, -1}, 0, function}); }
  int greater(int a, int b) { return note({what::greater, {a, b, -1}}); }
  int equal(int a, int b) { return note({what::equal, {a, b, -1}}); }
  int both(int a, int b) { return note({what::both, {a, b, -1}}); }
  int opposite(int a) { return note({what::opposite, {a, -1, -1}}); }
  int choice(int condition, int a, int b) { return a == b ? a : note({what::choice, {condition, a, b}}); }

  int sum(int a, int b) {
    if (is_number(a, 0)) return b;
    if (is_number(b, 0)) return a;
    if (is_negative(b)) return difference(a, without_sign(b));
    if (is_negative(a)) return difference(b, without_sign(a));
    if (are_whole(a, b)) return number(steps[at(a)].number + steps[at(b)].number);
    return note_either_way(what::sum, a, b);
  }
  int difference(int a, int b) {
    if (is_number(b, 0)) return a;
    if (is_number(a, 0)) return negative(b);
    if (is_negative(b)) return sum(a, without_sign(b));
    if (is_negative(a)) return negative(sum(without_sign(a), b));
    if (are_whole(a, b)) return number(steps[at(a)].number - steps[at(b)].number);
    return note({what::difference, {a, b, -1}});
  }
  int product(int a, int b) {
    if (is_number(a, 0) || is_number(b, 1)) return a;
    if (is_number(b, 0) || is_number(a, 1)) return b;
    if (is_negative(a)) return negative(product(without_sign(a), b));
    if (is_negative(b)) return negative(product(a, without_sign(b)));
    if (are_whole(a, b)) return number(steps[at(a)].number * steps[at(b)].number);
    return note_either_way(what::product, a, b);
  }
  int quotient(int a, int b) {
    if (is_number(b, 1)) return a;
    if (are_whole(a, b) && is_number(b, 2)) return number(steps[at(a)].number / 2);
    if (is_negative(a)) return negative(quotient(without_sign(a), b));
    if (is_negative(b)) return negative(quotient(a, without_sign(b)));
    return note({what::quotient, {a, b, -1}});
  }
  int negative(int a) {
    if (is_number(a, 0)) return a;
    if (is_negative(a)) return without_sign(a);
    return note({what::negative, {a, -1, -1}});
  }

private:
  inline static thread_local recording* current = nullptr;

  recording* before;
  std::map<recorded_step, int> places;

  static std::size_t at(int id) { return static_cast<std::size_t>(id); }

  int note(recorded_step const& step) {
    auto const [place, is_new] = places.emplace(step, static_cast<int>(steps.size()));
    if (is_new) steps.push_back(step);
    return place->second;
  }
  int note_either_way(what operation, int a, int b) {
    auto const found = places.find({operation, {b, a, -1}});
    return found != places.end() ? found->second : note({operation, {a, b, -1}});
  }

  bool is_number(int id, double x) const { return steps[at(id)].what == what::number && steps[at(id)].number == x; }
  bool is_negative(int id) const {
    auto const& step = steps[at(id)];
    return step.what == what::negative || (step.what == what::number && step.number < 0);
  }
  int without_sign(int id) {
    auto const step = steps[at(id)];
    return step.what == what::number ? number(-step.number) : step.of[0];
  }
  /// Two whole numbers so small that sums and products of them are exact, also in float.
  bool are_whole(int a, int b) const {
    auto is_small = [&](int id) {
      auto const& step = steps[at(id)];
      return step.what == what::number && step.number < 4096 && step.number > -4096
          && step.number == static_cast<int>(step.number);
    };
    return is_small(a) && is_small(b);
  }
};

/// What comparing recorded numbers gives. It is known when the C code runs.
template<class T>
struct recorded_truth {
  int id = 0;

  operator bool() const {
    static_assert(sizeof(T) == 0,
                  "to_c(f): what is computed depends on the data, as in eigenvalues and functions of a matrix; C code "
                  "without loops and branches cannot say that");
    return false;
  }

  friend recorded_truth operator&(recorded_truth a, recorded_truth b) {
    return {recording::under_way().both(a.id, b.id)};
  }
  friend recorded_truth operator!(recorded_truth a) { return {recording::under_way().opposite(a.id)}; }
};

template<class T>
struct recorded_size;

/// A number of type T that is not known yet: which step of the recording under way gives it.
template<class T>
struct recorded {
  int id = 0;  // the first step of every recording is the number 0

  recorded() = default;
  template<class Number>
    requires(std::is_arithmetic_v<Number>)
  recorded(Number known) : id(recording::under_way().number(static_cast<double>(static_cast<T>(known)))) {}

  static recorded of_step(int id) {
    recorded noted;
    noted.id = id;
    return noted;
  }

  // clang-format off
  friend recorded operator+(recorded x, recorded y) { return of_step(recording::under_way().sum(x.id, y.id)); }
  friend recorded operator-(recorded x, recorded y) { return of_step(recording::under_way().difference(x.id, y.id)); }
  friend recorded operator*(recorded x, recorded y) { return of_step(recording::under_way().product(x.id, y.id)); }
  friend recorded operator/(recorded x, recorded y) { return of_step(recording::under_way().quotient(x.id, y.id)); }
  friend recorded operator-(recorded x) { return of_step(recording::under_way().negative(x.id)); }
  recorded& operator+=(recorded x) { return *this = *this + x; }
  recorded& operator-=(recorded x) { return *this = *this - x; }
  recorded& operator*=(recorded x) { return *this = *this * x; }
  recorded& operator/=(recorded x) { return *this = *this / x; }

  friend recorded_truth<T> operator>(recorded x, recorded y) { return {recording::under_way().greater(x.id, y.id)}; }
  friend recorded_truth<T> operator<(recorded x, recorded y) { return y > x; }
  friend recorded_truth<T> operator>=(recorded x, recorded y) { return !(y > x); }
  friend recorded_truth<T> operator<=(recorded x, recorded y) { return !(x > y); }
  friend constexpr recorded_truth<T> operator==(recorded x, recorded y) { return {recording::under_way().equal(x.id, y.id)}; }
  friend recorded_truth<T> operator!=(recorded x, recorded y) { return !(x == y); }

  friend recorded abs(recorded x) { return call("fabs", x); }
  friend recorded_size<T> magnitude(recorded x) { return recorded_size<T>(abs(x)); }
  friend recorded exp(recorded x) { return call("exp", x); }
  friend recorded log(recorded x) { return call("log", x); }
  friend recorded sqrt(recorded x) { return call("sqrt", x); }
  friend recorded sin(recorded x) { return call("sin", x); }
  friend recorded cos(recorded x) { return call("cos", x); }
  friend recorded tan(recorded x) { return call("tan", x); }
  friend recorded asin(recorded x) { return call("asin", x); }
  friend recorded acos(recorded x) { return call("acos", x); }
  friend recorded atan(recorded x) { return call("atan", x); }
  friend recorded sinh(recorded x) { return call("sinh", x); }
  friend recorded cosh(recorded x) { return call("cosh", x); }
  friend recorded tanh(recorded x) { return call("tanh", x); }
  friend recorded pow(recorded x, recorded y) { return of_step(recording::under_way().call("pow", x.id, y.id)); }
  // clang-format on

private:
  static recorded call(char const* function, recorded x) {
    return of_step(recording::under_way().call(function, x.id));
  }
};

/// The size of a number, by which kernels choose: known as little.
template<class T>
struct recorded_size : recorded<T> {
  using recorded<T>::recorded;
  explicit recorded_size(recorded<T> size) : recorded<T>(size) {}
  explicit operator double() const { return recorded_truth<T>{} ? 1 : 0; }  // refused there

  friend recorded<T> log(recorded_size of) { return log(recorded<T>(of)); }
};

/// x where the comparison is true, else y.
template<class T>
recorded<T> select(recorded_truth<T> condition, recorded<T> x, recorded<T> y) {
  return recorded<T>::of_step(recording::under_way().choice(condition.id, x.id, y.id));
}

// ---- PA = LU, where nobody knows the pivots ----
//
// The largest entry of a column is bubbled up by exchanging rows or not. Of two rows that change places one changes its sign,
// so that det(P) = 1 whatever happened.

/// With which rows below it row k was exchanged, one after the other.
template<class T, int n>
struct recorded_exchanges {
  recorded_truth<T> with[n];
};

template<class T, int n>
struct lu<recorded<T>, n> {
  dense<recorded<T>, n, n> factors;
  recorded_exchanges<T, n> pivots[n];
  int sign = 1;
  bool singular = false;
  bool pivoted = true;
  recorded_truth<T> trusted{};
};

/// Rows k and i of A become rows i and −k; or backwards −i and k.
template<class T, class A>
void exchange_if(recorded_truth<T> condition, A&& a, int k, int i, bool backwards = false) {
  for (int j = 0; j < a.cols(); ++j) {
    auto const upper = a(k, j), lower = a(i, j);
    a(k, j) = select(condition, backwards ? -lower : lower, upper);
    a(i, j) = select(condition, backwards ? upper : -upper, lower);
  }
}

template<class T, int n>
void factor_several(lu<recorded<T>, n>& out) {
  using number = recorded<T>;
  auto& a = out.factors;
  for (int k = 0; k < n; ++k) {
    for (int i = k + 1; i < n; ++i) {
      out.pivots[k].with[i] = magnitude(a(i, k)) > magnitude(a(k, k));
      exchange_if(out.pivots[k].with[i], a, k, i);
    }
    // the column below a pivot of zero is zero already
    number const reciprocal = select(a(k, k) == number(0), number(0), number(1) / a(k, k));
    for (int i = k + 1; i < n; ++i) a(i, k) = a(i, k) * reciprocal;
    for (int j = k + 1; j < n; ++j)
      for (int i = k + 1; i < n; ++i) a(i, j) = a(i, j) - a(i, k) * a(k, j);
  }
}

template<int n>
struct rows_in_order {
  int pivots[n];
  constexpr rows_in_order() : pivots{} {
    for (int k = 0; k < n; ++k) pivots[k] = k;
  }
};

template<class Out, class LU, class T, int n, class B>
void lu_solve(Out&& out, LU const& lu, recorded_exchanges<T, n> const* exchanges, B const& b) {
  assign(out, b);
  for (int k = 0; k < n; ++k)
    for (int i = k + 1; i < n; ++i) exchange_if(exchanges[k].with[i], out, k, i);
  lu_solve(out, lu, rows_in_order<n>{}.pivots, out);
}
template<class T, int n, class Out>
void undo_exchanges(Out&& out, recorded_exchanges<T, n> const* exchanges) {
  for (int k = n; k-- > 0;)
    for (int i = n; i-- > k + 1;) exchange_if(exchanges[k].with[i], out, k, i, true);
}
template<class Out, class LU, class T, int n, class B>
void lu_solve_transposed(Out&& out, LU const& lu, recorded_exchanges<T, n> const* exchanges, B const& b) {
  lu_solve_transposed(out, lu, rows_in_order<n>{}.pivots, b);
  undo_exchanges(out, exchanges);
}
template<class Out, class LU, class T, int n>
void lu_inverse(Out&& out, LU const& lu, recorded_exchanges<T, n> const* exchanges) {
  lu_inverse(out, lu, rows_in_order<n>{}.pivots);
  undo_exchanges(transpose_view(out), exchanges);
}

}  // namespace matgrad::kernels
