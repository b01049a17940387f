// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

namespace matgrad {

/// A row of values that grows while the compiler works; it never outlives a constant evaluation.
template<class T>
class growing {
  T* values_ = nullptr;
  int size_ = 0;
  int capacity_ = 0;

public:
  constexpr growing() = default;
  constexpr explicit growing(int size, T value = T{}) { resize(size, value); }
  growing(growing const&) = delete;
  growing& operator=(growing const&) = delete;
  constexpr growing(growing&& other) : values_(other.values_), size_(other.size_), capacity_(other.capacity_) {
    other.values_ = nullptr;
  }
  constexpr ~growing() { delete[] values_; }

  constexpr int size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T& operator[](int i) { return values_[i]; }
  constexpr T const& operator[](int i) const { return values_[i]; }
  constexpr T* begin() { return values_; }
  constexpr T* end() { return values_ + size_; }
  constexpr T const* begin() const { return values_; }
  constexpr T const* end() const { return values_ + size_; }
  constexpr T& back() { return values_[size_ - 1]; }
  constexpr T const& back() const { return values_[size_ - 1]; }
  constexpr bool contains(T const& value) const {
    for (T const& other : *this)
      if (other == value) return true;
    return false;
  }
  constexpr void pop_back() { --size_; }
  constexpr void clear() { size_ = 0; }

  constexpr void push_back(T value) {
    if (size_ == capacity_) reserve(capacity_ == 0 ? 8 : 2 * capacity_);
    values_[size_++] = value;
  }
  constexpr void resize(int size, T value = T{}) {
    reserve(size);
    while (size_ < size) values_[size_++] = value;
    size_ = size;
  }
  constexpr void reserve(int capacity) {
    if (capacity <= capacity_) return;
    auto* grown = new T[static_cast<unsigned>(capacity)];
    for (int i = 0; i < size_; ++i) grown[i] = values_[i];
    delete[] values_;
    values_ = grown;
    capacity_ = capacity;
  }
};

}  // namespace matgrad
