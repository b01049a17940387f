// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <Eigen/Core>

#include <matgrad/interop/shape_check.hpp>
#include <matgrad/matgrad.hpp>

// Eigen's matrices as data: read and written where they stand, whatever their strides. What has no place in memory, as a sum
// or a product, is evaluated by Eigen when X = A + B is read.
namespace matgrad {

/// What f(X = A) returns if all matrices that it is given are Eigen's.
struct eigen_results {
  template<class T, int m, int n>
  using matrix = Eigen::Matrix<T, m, n>;
};

namespace kernels {

template<class Data>
concept eigen_data = std::is_base_of_v<Eigen::EigenBase<Data>, Data>;

/// Whether data have a place in memory: matrices, maps, blocks, transposes of them.
template<class Data>
inline constexpr bool has_place = false;
template<class Data>
  requires std::is_base_of_v<Eigen::DenseBase<Data>, Data>
inline constexpr bool has_place<Data> = (int(Data::Flags) & int(Eigen::DirectAccessBit)) != 0;

constexpr int extent_of_eigen(int extent) { return extent == Eigen::Dynamic ? runtime_extent : extent; }

/// A stride of Eigen's, in its type if that knows it.
template<int at_compile_time>
constexpr auto stride_of_eigen(Eigen::Index at_run_time) {
  if constexpr (at_compile_time > 0) return extent_constant<at_compile_time>{};
  else return static_cast<std::ptrdiff_t>(at_run_time);
}

}  // namespace kernels

template<kernels::eigen_data Data>
struct data_traits<Data> : asserts_shape {
  using scalar = scalar_in<typename Data::Scalar>;
  using results = eigen_results;
  static constexpr int rows = kernels::extent_of_eigen(Data::RowsAtCompileTime);
  static constexpr int cols = kernels::extent_of_eigen(Data::ColsAtCompileTime);

  static shape shape_of(Data const& A) { return {static_cast<int>(A.rows()), static_cast<int>(A.cols())}; }

  template<class A>
    requires kernels::has_place<Data>
  static auto entries(A& data) {
    auto const inner = kernels::stride_of_eigen<Data::InnerStrideAtCompileTime>(data.innerStride());
    auto const outer = kernels::stride_of_eigen<Data::OuterStrideAtCompileTime>(data.outerStride());
    using entry = std::remove_pointer_t<decltype(data.data())>;
    if constexpr (Data::IsRowMajor)
      return kernels::by_strides<entry, std::remove_const_t<decltype(outer)>, std::remove_const_t<decltype(inner)>>{
          data.data(), outer, inner};
    else
      return kernels::by_strides<entry, std::remove_const_t<decltype(inner)>, std::remove_const_t<decltype(outer)>>{
          data.data(), inner, outer};
  }

  static auto computed(Data const& expression)
    requires(!kernels::has_place<Data>)
  {
    return Eigen::Matrix<typename Data::Scalar, Data::RowsAtCompileTime, Data::ColsAtCompileTime>(expression);
  }
};

}  // namespace matgrad
