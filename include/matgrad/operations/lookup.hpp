// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <utility>

#include <matgrad/factor.hpp>
#include <matgrad/operations/index.hpp>
#include <matgrad/plan/rooms.hpp>

// From a term, which is a value, back to the room, which is a type.
namespace matgrad {

template<class Room>
struct room_type {
  using type = Room;
};

template<class... A, class... B>
constexpr room_list<A..., B...> operator+(room_list<A...>, room_list<B...>) {
  return {};
}

template<class... Rooms>
constexpr int place_in(room_list<Rooms...>, unsigned room) {
  int place = 0, found = -1;
  ((found = room == identity_of<Rooms> ? place : found, ++place), ...);
  return found;
}

template<int place, class Room>
struct numbered_room {};
template<class Places, class... Rooms>
struct numbered_rooms;
template<int... places, class... Rooms>
struct numbered_rooms<std::integer_sequence<int, places...>, Rooms...> : numbered_room<places, Rooms>... {};
template<int place, class Room>
room_type<Room> room_numbered(numbered_room<place, Room> const*);

template<class... Rooms>
constexpr numbered_rooms<std::make_integer_sequence<int, sizeof...(Rooms)>, Rooms...> const* number_rooms(
    room_list<Rooms...>) {
  return nullptr;
}

using every_room = decltype(index{} + plan_index{});

template<int place>
using room_at = typename decltype(room_numbered<place>(number_rooms(every_room{})))::type;

// ---- rooms that users wrote: they are not in the index, but their formulas name them ----

/// The rooms that a formula, or what was built from formulas, calls, and their companions.
template<class F>
struct rooms_called {
  using type = room_list<>;
};
template<template<class...> class Build, class... F>
struct rooms_called<Build<F...>> {
  using type = decltype((room_list<>{} + ... + typename rooms_called<F>::type{}));
};
template<class Build, int Guess>
struct rooms_called<factoring<Build, Guess>> : rooms_called<Build> {};
template<expr_kind Kind, class Elements>
struct rooms_called<expression<Kind, Elements>> : rooms_called<Elements> {};
template<class Room, long long A, long long B>
struct rooms_called<callee<Room, A, B>> {
  static constexpr auto with_companions() {
    if constexpr (requires { typename Room::companions; }) return room_list<Room>{} + typename Room::companions{};
    else return room_list<Room>{};
  }
  using type = decltype(with_companions());
};

/// What stands for a room that was refused.
struct refused_room {
  template<class Out, class... X>
  static constexpr void value(Out& out, X const&...) {
    out = {};
  }
};

/// The room with this number: of the library, or of the formulas that the graph was built from.
template<class Build, unsigned room>
constexpr auto room_of_number() {
  if constexpr (constexpr int place = place_in(every_room{}, room); place >= 0) {
    return room_type<room_at<place>>{};
  } else {
    using called = typename rooms_called<Build>::type;
    constexpr int own = place_in(called{}, room);
    static_assert(own >= 0,
                  "a rule of a room uses an operation that the formula does not name: list it in the room, as in "
                  "using companions = room_list<...>;");
    if constexpr (own >= 0) return room_type<typename decltype(room_numbered<own>(number_rooms(called{})))::type>{};
    else return room_type<refused_room>{};
  }
}

/// The room of term I of a packed graph.
template<auto const& Graph, int I>
using room_in = typename decltype(room_of_number<typename std::remove_cvref_t<decltype(Graph)>::build,
                                                 Graph.nodes[I].op->room>())::type;

}  // namespace matgrad
