// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/operations/lookup.hpp>

// Where the value of each step is stored: once no step will read it again, a later one of the same shape takes its place.
namespace matgrad {

template<class Room>
inline constexpr bool is_view = requires {
  Room::is_view;
};
template<class Room>
inline constexpr bool has_own_storage = requires {
  typename Room::template storage<double, 1>;
};

/// For each step: the step whose place it uses. Leaves and views have none, and the last step writes into the result.
template<int size>
struct buffer_plan {
  int of[size]{};
  bool is_stored[size]{};

  template<class Packed>
  constexpr buffer_plan(Packed const& plan, bool const (&views)[size], bool const (&own)[size]) {
    int const end = size;
    int last_read[size]{};
    for (int r = 0; r < plan.root_count; ++r) last_read[plan.roots[r]] = end;
    for (int id = size - 1; id >= 0; --id)
      for (int k = 0; k < plan.nodes[id].count; ++k) {
        int& last = last_read[plan.pool[plan.nodes[id].first + k]];
        int const here = views[id] ? last_read[id] : id;
        last = here > last ? here : last;
      }
    int free_from[size]{};  // of each place: the step that may write there first
    for (int id = 0; id < size; ++id) {
      of[id] = id;
      is_stored[id] = plan.nodes[id].count > 0 && !views[id];
      if (!is_stored[id]) continue;
      if (!own[id])
        for (int other = 0; other < id; ++other)
          if (of[other] == other && is_stored[other] && !own[other] && free_from[other] <= id
              && plan.nodes[other].size == plan.nodes[id].size) {
            of[id] = other;
            break;
          }
      free_from[of[id]] = last_read[id] + 1;
    }
  }
};

template<auto const& Plan, int... I>
constexpr buffer_plan<sizeof...(I)> find_buffers(std::integer_sequence<int, I...>) {
  bool const views[] = {is_view<room_in<Plan, I>>...};
  bool const own[] = {has_own_storage<room_in<Plan, I>>...};
  return {Plan, views, own};
}
template<auto const& Plan>
inline constexpr auto buffers_of = find_buffers<Plan>(std::make_integer_sequence<int, Plan.size>{});

}  // namespace matgrad
