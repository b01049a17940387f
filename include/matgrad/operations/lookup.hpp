// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <utility>

#include <matgrad/operations/index.hpp>
#include <matgrad/plan_rooms.hpp>

// From a term, which is a value, back to the room, which is a type.
namespace matgrad {

template<class Room>
struct room_type {
  using type = Room;
};

template<class... A, class... B>
constexpr auto join(room_list<A...>, room_list<B...>) {
  return room_list<A..., B...>{};
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

using every_room = decltype(join(index{}, plan_index{}));

template<int place>
using room_at = typename decltype(room_numbered<place>(number_rooms(every_room{})))::type;

/// The room of term I of a packed graph.
template<auto const& Graph, int I>
using room_in = room_at<place_in(every_room{}, Graph.nodes[I].op->room)>;

}  // namespace matgrad
