// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstddef>

#include <matgrad/interop/shape_check.hpp>
#include <matgrad/matgrad.hpp>

// Arrays whose extents may be known at run time only: std::span and std::vector as columns, std::mdspan (Kokkos's, CUDA's) as
// a column or a matrix. They are recognised by what they can do: nothing of these libraries is included.
namespace matgrad {

// ---- columns ----

/// Numbers one after the other, as many as size() says. (What has rows is a matrix of somebody else.)
template<class Data>
concept numbers_of_some_length = length_of_array<Data> == 0 && requires(Data const& data) {
  data.data() + data.size();
  requires holds_number<std::remove_cvref_t<decltype(*data.data())>>;
}
&&!requires(Data const& data) { data.rows(); };

template<numbers_of_some_length Data>
inline constexpr bool is_flat<Data> = true;

template<numbers_of_some_length Data>
struct data_traits<Data> : asserts_shape {
  using scalar = scalar_in<std::remove_cvref_t<decltype(*std::declval<Data const&>().data())>>;
  static constexpr int rows = runtime_extent, cols = 1;

  static constexpr shape shape_of(Data const& column) { return {static_cast<int>(column.size()), 1}; }
  static constexpr auto entries(auto& column) {
    using kernels::extent_constant;
    using entry = std::remove_reference_t<decltype(*column.data())>;
    return kernels::by_strides<entry, extent_constant<1>, std::ptrdiff_t>{
        column.data(), {}, static_cast<std::ptrdiff_t>(column.size())};
  }
};

// ---- mdspan ----

template<class Data>
concept mdspan_like = requires(Data const& data) {
  typename Data::element_type;
  typename Data::reference;
  requires Data::extents_type::rank() == 1 || Data::extents_type::rank() == 2;
  Data::extents_type::static_extent(0);
  data.extent(0);
};

namespace kernels {

/// The entries of an mdspan of rank 1 or 2, through its layout and its accessor where it shows them.
template<class Mdspan>
struct entries_of_mdspan {
  using number = std::remove_cv_t<typename Mdspan::element_type>;
  using index = decltype(std::declval<Mdspan const&>().extent(0));
  // a proxy is read at once
  using reference = typename Mdspan::reference;
  using entry = std::conditional_t<std::is_lvalue_reference_v<reference>, reference, number>;

  Mdspan const* span;

  template<class... Index>
  static constexpr bool shows_mapping = requires(Mdspan const& m, Index... i) {
    m.accessor().access(m.data_handle(), m.mapping()(i...));
  };
  template<class... Index>
  MATGRAD_INLINE constexpr entry at(Index... i) const {
    if constexpr (shows_mapping<Index...>) return span->accessor().access(span->data_handle(), span->mapping()(i...));
#ifdef __cpp_multidimensional_subscript
    else if constexpr (requires { (*span)[i...]; }) return (*span)[i...];
#endif
    else return (*span)(i...);
  }
  MATGRAD_INLINE constexpr entry operator()(int i, int j) const {
    if constexpr (Mdspan::extents_type::rank() == 1) return at(static_cast<index>(i));
    else return at(static_cast<index>(i), static_cast<index>(j));
  }
};

}  // namespace kernels

template<mdspan_like Data>
struct data_traits<Data> : asserts_shape {
  using scalar = scalar_in<std::remove_cv_t<typename Data::element_type>>;

  static constexpr int extent_in_type(std::size_t r) {
    if (r >= Data::extents_type::rank()) return 1;
    auto const extent = static_cast<std::size_t>(Data::extents_type::static_extent(r));
    return extent == static_cast<std::size_t>(-1) ? runtime_extent : static_cast<int>(extent);
  }
  static constexpr int rows = extent_in_type(0), cols = extent_in_type(1);

  static constexpr shape shape_of(Data const& data) {
    return {static_cast<int>(data.extent(0)), Data::extents_type::rank() == 1 ? 1 : static_cast<int>(data.extent(1))};
  }
  static constexpr auto entries(Data const& data) { return kernels::entries_of_mdspan<Data>{&data}; }
};

}  // namespace matgrad
