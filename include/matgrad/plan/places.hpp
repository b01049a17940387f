// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/closed_form.hpp>
#include <matgrad/operations/lookup.hpp>
#include <matgrad/plan/buffers.hpp>
#include <matgrad/plan/knowledge.hpp>

// In what each step's value is kept while a plan runs.
namespace matgrad {

template<auto const& Plan, int I>
using room_of_step = room_in<Plan, I>;

/// A number of a step's operation, which its kernel knows while compiling. (A static member would have g++ for Arm explain at
/// each call how it is passed.)
template<long long n>
struct step_number {
  constexpr operator long long() const { return n; }
};

/// What step I is, in constants of its own: code that runs must not refer to the plan itself, or the compiler would emit
/// the plan and with it every rule of the library.
template<auto const& Plan, int I>
struct step_of {
  using room = room_of_step<Plan, I>;
  static constexpr int count = Plan.nodes[I].count;
  static constexpr int rows = Plan.nodes[I].size.rows;
  static constexpr int cols = Plan.nodes[I].size.cols;
  static constexpr step_number<Plan.nodes[I].a> a{};
  static constexpr step_number<Plan.nodes[I].b> b{};
  static constexpr bool is_stored = buffers_of<Plan>.is_stored[I];
  static constexpr int place = buffers_of<Plan>.of[I];
  static constexpr bool has_place = is_stored && place == I;
  static constexpr bool is_symmetric = rows > 1 && Plan.nodes[I].has.has(symmetric_structure);
};

template<auto const& Plan, int I, int k>
inline constexpr int operand_of_step = Plan.pool[Plan.nodes[I].first + k];

template<class T>
struct no_storage {};

/// What keeps step I's value, wherever that is computed.
template<auto const& Plan, class T, int I>
constexpr auto storage_type() {
  using x = step_of<Plan, I>;
  using room = typename x::room;
  if constexpr (!x::is_stored) return room_type<no_storage<T>>{};
  else if constexpr (has_own_storage<room>) return room_type<typename room::template storage<T, x::rows>>{};
  else return room_type<dense<T, x::rows, x::cols>>{};
}

/// The same storage, with columns of three numbers four apart.
template<class Storage>
struct with_columns_of_four {
  using type = Storage;
};
template<class T, int n>
struct with_columns_of_four<dense<T, 3, n>> {
  using type = kernels::columns_of_four<T, n>;
};
template<class T>
struct with_columns_of_four<kernels::scaled_inverse<T, 3>> {
  using type = kernels::scaled_inverse<T, 3, kernels::columns_of_four<T, 3>>;
};

/// Whether step I multiplies two 3×3 matrices.
template<auto const& Plan, int I>
constexpr bool multiplies_threes() {
  constexpr auto const& step = Plan.nodes[I];
  constexpr shape three{3, 3};
  auto const operand = [](int k) { return Plan.nodes[Plan.pool[step.first + k]].size; };
  if constexpr (!requires { room_of_step<Plan, I>::multiplies; }) return false;
  else return !by_entries<Plan, I>.used && operand(step.count - 2) == three && operand(step.count - 1) == three;
}
/// Whether step I inverts a symmetric 3×3 matrix, whose cofactors come in pairs.
template<auto const& Plan, int I>
constexpr bool inverts_three_in_pairs() {
  if constexpr (!requires { room_of_step<Plan, I>::in_pairs; }) return false;
  else return room_of_step<Plan, I>::in_pairs && Plan.nodes[I].size.rows == 3;
}
/// Whether three rows are computed in a register of four. In one of 16 bytes always; between a longer one and pairs lanes are
/// exchanged slowly, which only products of matrices make good.
template<auto const& Plan, class T, int... I>
constexpr bool find_use_of_four(std::integer_sequence<int, I...>) {
  if constexpr (kernels::lanes_of<T> < 4) return false;
  else if constexpr (kernels::lanes_for<T>(3) == 3 || !(inverts_three_in_pairs<Plan, I>() || ...)) return true;
  else return (multiplies_threes<Plan, I>() || ...);
}
template<auto const& Plan, class T>
inline constexpr bool uses_four = find_use_of_four<Plan, T>(std::make_integer_sequence<int, Plan.size>{});

/// How many multiply-adds the kernels of a plan may write out.
template<auto const& Plan>
inline constexpr int work_in = kernels::work_of<decltype(Plan)>;

template<class Storage, int most>
using place_within = std::conditional_t<kernels::holds_numbers<Storage> && most != kernels::unroll_work,
                                        kernels::limited<Storage, most>, Storage>;

/// The type of the place of step I, if it has one of its own.
template<auto const& Plan, class T, int I>
constexpr auto place_type() {
  using storage = typename decltype(storage_type<Plan, T, I>())::type;
  using place = std::conditional_t<uses_four<Plan, T>, typename with_columns_of_four<storage>::type, storage>;
  if constexpr (step_of<Plan, I>::has_place) return room_type<place_within<place, work_in<Plan>>>{};
  else return room_type<no_storage<T>>{};
}

template<auto const& Plan, class T, int I>
struct slot {
  typename decltype(place_type<Plan, T, I>())::type value;
};

template<auto const& Plan, class T, class Steps>
struct slots;
template<auto const& Plan, class T, int... I>
struct slots<Plan, T, std::integer_sequence<int, I...>> : slot<Plan, T, I>... {};

}  // namespace matgrad
