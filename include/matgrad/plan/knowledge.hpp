// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/known_entries.hpp>
#include <matgrad/graph/packed.hpp>
#include <matgrad/graph/points.hpp>
#include <matgrad/plan/buffers.hpp>

// What is known of the entries of every term, or step: see graph/known_entries.hpp.
namespace matgrad {

/// The value of a linear operation where entries that are not known are numbers drawn at random, twice. What is zero, or one,
/// both times is so for all data, as in f == g: the odds of a mistake are 2⁻⁶².
constexpr known_entries known_by_trial(node const& x, known_entries const* operands) {
  growing<field> numbers;
  growing<int> offset;
  auto known = known_entries::nothing_of(x.size);
  known_entries seen[2];
  for (unsigned trial = 0; trial < 2; ++trial) {
    random_points points{0x9E3779B97F4A7C15ULL * (trial + 1)};
    int total = x.size.size();
    for (int k = 0; k < x.count; ++k) total += operands[k].size.size();
    growing<field> values(total);
    growing<field_matrix> X;
    field* next = values.begin();
    auto place = [&](shape size) {
      field_matrix here{next, size.rows, size.cols};
      next += size.size();
      return here;
    };
    auto const Y = place(x.size);
    for (int k = 0; k < x.count; ++k) {
      X.push_back(place(operands[k].size));
      for (int i = 0; i < X[k].rows(); ++i)
        for (int j = 0; j < X[k].cols(); ++j) {
          auto const kind = operands[k].fits() ? operands[k].at(i, j) : entry_kind::any;
          X[k](i, j) = kind == entry_kind::zero ? field(0) : kind == entry_kind::one ? field(1) : points.next();
        }
    }
    if (!x.op->exact(Y, X.begin(), x.a, x.b, x.count)) return known;
    seen[trial].size = x.size;
    for (int i = 0; i < x.size.rows; ++i)
      for (int j = 0; j < x.size.cols; ++j) {
        auto const y = Y(i, j);
        seen[trial].set(i, j, y == field(0) ? entry_kind::zero : y == field(1) ? entry_kind::one : entry_kind::any);
      }
  }
  for (int i = 0; i < x.size.rows; ++i) {
    known.nonzero[i] = seen[0].nonzero[i] | seen[1].nonzero[i];
    known.other[i] =
        static_cast<known_entries::row>(seen[0].other[i] | seen[1].other[i] | (seen[0].one(i) ^ seen[1].one(i)));
  }
  return known;
}

/// What is known of a term, given what is known of its operands.
constexpr known_entries known_of(node const& x, known_entries const* operands) {
  auto const nothing_known = known_entries::nothing_of(x.size);
  if (!nothing_known.fits()) return nothing_known;
  bool const is_data = x.has_name() || x.op->room == identity_of<literal_number>;
  if (x.count == 0) return is_data ? nothing_known : known_by_trial(x, operands);
  bool some = false;
  int entries = 0;
  for (int k = 0; k < x.count; ++k) {
    some = some || operands[k].knows();
    entries += operands[k].size.size();
  }
  if (x.op->has_known) return some ? x.op->known(operands, x.count) : nothing_known;
  bool const pads = x.size.size() > entries;  // as [0, X] and [w]ₓ
  return (some || pads) && x.op->is_linear_in(0) ? known_by_trial(x, operands) : nothing_known;
}

/// What is known of the terms of a graph that grows.
class entry_knowledge {
  graph const& in;
  growing<known_entries const*> found;  // of each term

public:
  constexpr explicit entry_knowledge(graph const& terms) : in(terms) {}
  entry_knowledge(entry_knowledge const&) = delete;
  constexpr ~entry_knowledge() {
    for (auto const* known : found) delete known;
  }

  constexpr known_entries const& of(term X) {
    if (found.size() < in.size()) found.resize(in.size(), nullptr);
    if (found[X.id] == nullptr) {
      growing<known_entries> operands;
      for (int k = 0; k < X.count(); ++k) operands.push_back(of(X[k]));
      found[X.id] = new known_entries(known_of(in.nodes[X.id], operands.begin()));
    }
    return *found[X.id];
  }
  constexpr bool knows(term X) { return of(X).knows(); }
};

// ---- the steps of a whole plan ----

/// What is known of each step of a plan.
template<int size>
struct known_in_plan {
  known_entries of[size];

  template<class Packed>
  constexpr explicit known_in_plan(Packed const& plan) {
    growing<known_entries> operands;
    for (int id = 0; id < size; ++id) {
      auto const& x = plan.nodes[id];
      operands.clear();
      for (int k = 0; k < x.count; ++k) operands.push_back(of[plan.pool[x.first + k]]);
      of[id] = known_of(x, operands.begin());
    }
  }
};
template<auto const& Plan>
inline constexpr known_in_plan<Plan.size> known_of_steps{Plan};

// ---- which steps are computed entry by entry ----

/// The cost of a step of this room, as its kernel computes it.
template<class Room>
constexpr operation_cost cost_of_kernel(node const& x, shape const* operands) {
  if constexpr (requires { Room::cost(x.size, operands, x.count, x.a, x.b); })
    return Room::cost(x.size, operands, x.count, x.a, x.b);
  else if constexpr (requires { Room::cost(x.size, operands, x.count); }) return Room::cost(x.size, operands, x.count);
  else if constexpr (requires { Room::cost(x.size, operands); }) return Room::cost(x.size, operands);
  else if constexpr (!is_view<Room>) return x.count > 0 ? operation_cost{x.size.size(), 0, 0} : operation_cost{};
  else return {};
}

/// The cost of step I, as its kernel computes it.
template<auto const& Plan, int I>
constexpr operation_cost cost_of_kernel_of() {
  constexpr auto const& x = Plan.nodes[I];
  shape operands[x.count + 1]{};
  for (int k = 0; k < x.count; ++k) operands[k] = Plan.nodes[Plan.pool[x.first + k]].size;
  return cost_of_kernel<room_in<Plan, I>>(x, operands);
}

/// Whether step I is, and what it costs then.
struct entry_by_entry {
  bool used = false;
  int flops = 0;
};

template<auto const& Plan, int I>
constexpr entry_by_entry find_entry_by_entry() {
  using room = room_in<Plan, I>;
  if constexpr (requires(known_entries const* X) { room::flops_by_entries(X, 2, false); }) {
    constexpr auto const& x = Plan.nodes[I];
    known_entries known[x.count]{};
    bool some = false;
    for (int k = 0; k < x.count; ++k) {
      known[k] = known_of_steps<Plan>.of[Plan.pool[x.first + k]];
      if (!known[k].fits()) return {};
      some = some || known[k].knows();
    }
    if (!some || !known_of_steps<Plan>.of[I].fits()) return {};
    int const flops = room::flops_by_entries(
        known, x.count, requires { room::in_one_half; });
    return {is_worth_leaving_out(flops, cost_of_kernel_of<Plan, I>().flops), flops};
  } else {
    return {};
  }
}
template<auto const& Plan, int I>
inline constexpr entry_by_entry by_entries = find_entry_by_entry<Plan, I>();

/// The entries of step I that are zero, or those that are not, of a symmetric matrix the latter in one half.
template<int most>
struct entry_list {
  int count = 0;
  int row[most]{}, col[most]{};
};
template<auto const& Plan, int I, bool zeros>
constexpr auto find_entries() {
  constexpr shape size = Plan.nodes[I].size;
  constexpr bool in_one_half = !zeros && requires { room_in<Plan, I>::in_one_half; };
  entry_list<size.rows * size.cols> list;
  for (int j = 0; j < size.cols; ++j)
    for (int i = in_one_half ? j : 0; i < size.rows; ++i) {
      if ((known_of_steps<Plan>.of[I].at(i, j) == entry_kind::zero) != zeros) continue;
      list.row[list.count] = i;
      list.col[list.count++] = j;
    }
  return list;
}
template<auto const& Plan, int I, bool zeros>
inline constexpr auto entries_of = find_entries<Plan, I, zeros>();

/// Of which steps the zeros need not be stored: those who read them know them, or read them through a view that knows them.
template<int size>
struct zeros_unread {
  bool in[size]{};

  template<class Packed>
  constexpr zeros_unread(Packed const& plan, bool const (&views)[size], bool const (&entry_by_entry)[size]) {
    for (bool& unread : in) unread = true;
    for (int r = 0; r < plan.root_count; ++r) in[plan.roots[r]] = false;
    for (int id = size - 1; id >= 0; --id)
      for (int k = 0; k < plan.nodes[id].count; ++k) {
        bool& unread = in[plan.pool[plan.nodes[id].first + k]];
        unread = unread && (entry_by_entry[id] || (views[id] && in[id]));
      }
  }
};
template<auto const& Plan, int... I>
constexpr zeros_unread<sizeof...(I)> find_zeros_unread(std::integer_sequence<int, I...>) {
  bool const views[] = {is_view<room_in<Plan, I>> && known_of_steps<Plan>.of[I].knows()...};
  bool const entry_by_entry[] = {by_entries<Plan, I>.used...};
  return {Plan, views, entry_by_entry};
}
template<auto const& Plan>
inline constexpr auto zeros_unread_of = find_zeros_unread<Plan>(std::make_integer_sequence<int, Plan.size>{});

/// What is known of step I, for a kernel.
template<auto const& Plan, int I>
struct known_of_step {
  static constexpr bool is_zero(int i, int j) { return known_of_steps<Plan>.of[I].at(i, j) == entry_kind::zero; }
  static constexpr bool is_one(int i, int j) { return known_of_steps<Plan>.of[I].at(i, j) == entry_kind::one; }
};

}  // namespace matgrad
