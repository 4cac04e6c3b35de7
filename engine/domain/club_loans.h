#pragma once
// The loans of a club, as decide reads them: a map by number whose copies share what did not change. A club of ten
// years has a hundred loans, nearly all of them settled, and every meeting is decided on a copy of the club: copying
// the loans themselves was half of the cost of a meeting.

#include <atomic>
#include <iterator>
#include <map>
#include <utility>

#include "engine/domain/loan_state.h"

namespace soquy::engine {

/// A value whose copies lie in one place until one of them is changed. Copies may live on different threads.
template <class T>
class Shared {
 public:
  Shared() : place_(new Place{}) {}
  Shared(const Shared& other) noexcept : place_(other.place_) {
    place_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  Shared& operator=(Shared other) noexcept {
    std::swap(place_, other.place_);
    return *this;
  }
  ~Shared() { let_go(place_); }

  [[nodiscard]] const T& get() const { return place_->value; }
  /// To be changed: from here on it is nobody else's. Whoever holds a reference from get() of this copy keeps reading
  /// the old value only while another copy lives.
  [[nodiscard]] T& change() {
    if (place_->owners.load(std::memory_order_acquire) == 1) return place_->value;
    let_go(std::exchange(place_, new Place{1, place_->value}));
    return place_->value;
  }
  friend bool operator==(const Shared& left, const Shared& right) {
    return left.place_ == right.place_ || left.get() == right.get();
  }

 private:
  struct Place {
    std::atomic<std::uint32_t> owners{1};
    T value{};
  };
  static void let_go(Place* place) {
    if (place->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete place;
  }
  Place* place_;
};

/// Reads like std::map<LoanNo, LoanState>; only change() makes anything different.
class ClubLoans {
  using Kept = std::map<LoanNo, Shared<LoanState>>;

 public:
  /// What an iterator shows: a pair of references.
  struct Entry {
    const LoanNo& first;
    const LoanState& second;
    const Entry* operator->() const { return this; }
  };

  class const_iterator {
   public:
    using iterator_category = std::bidirectional_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using reference = Entry;
    using pointer = Entry;

    const_iterator() = default;
    explicit const_iterator(Kept::const_iterator at) : at_(at) {}
    Entry operator*() const { return {at_->first, at_->second.get()}; }
    Entry operator->() const { return **this; }
    const_iterator& operator++() {
      ++at_;
      return *this;
    }
    const_iterator operator++(int) { return const_iterator(at_++); }
    const_iterator& operator--() {
      --at_;
      return *this;
    }
    const_iterator operator--(int) { return const_iterator(at_--); }
    friend bool operator==(const const_iterator&, const const_iterator&) = default;

   private:
    Kept::const_iterator at_;
  };
  using const_reverse_iterator = std::reverse_iterator<const_iterator>;

  [[nodiscard]] const_iterator begin() const { return const_iterator(kept_.begin()); }
  [[nodiscard]] const_iterator end() const { return const_iterator(kept_.end()); }
  [[nodiscard]] const_reverse_iterator rbegin() const { return const_reverse_iterator(end()); }
  [[nodiscard]] const_reverse_iterator rend() const { return const_reverse_iterator(begin()); }
  [[nodiscard]] const_iterator find(LoanNo no) const { return const_iterator(kept_.find(no)); }
  [[nodiscard]] bool contains(LoanNo no) const { return kept_.contains(no); }
  [[nodiscard]] bool empty() const { return kept_.empty(); }
  [[nodiscard]] std::size_t size() const { return kept_.size(); }
  /// Throws std::out_of_range when there is no such loan.
  [[nodiscard]] const LoanState& at(LoanNo no) const { return kept_.at(no).get(); }
  /// The loan, to be changed; a new one when there is none.
  [[nodiscard]] LoanState& change(LoanNo no) { return kept_[no].change(); }
  friend bool operator==(const ClubLoans&, const ClubLoans&) = default;

 private:
  Kept kept_;
};

}  // namespace soquy::engine
