#pragma once
// The loans of a club, as decide reads them: a map by number whose copies share what did not change. A club of ten
// years has a hundred loans, nearly all of them settled, and every meeting is decided on a copy of the club: copying
// the loans themselves was half of the cost of a meeting.

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

#include "engine/domain/loan_state.h"

namespace soquy::engine {

/// Reads like std::map<LoanNo, LoanState>. No loan is changed where it lies: change() puts a new one in its place, so a
/// copy that another thread reads never moves. A reference into it lives until the next change of that loan.
class ClubLoans {
  using Kept = std::map<LoanNo, std::shared_ptr<LoanState>>;

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
    Entry operator*() const { return {at_->first, *at_->second}; }
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
  [[nodiscard]] const LoanState& at(LoanNo no) const { return *kept_.at(no); }
  /// The loan, to be changed before anything else is done with these loans; a new one when there is none.
  [[nodiscard]] LoanState& change(LoanNo no) {
    std::shared_ptr<LoanState>& place = kept_[no];
    place = place ? std::make_shared<LoanState>(*place) : std::make_shared<LoanState>();
    return *place;
  }
  friend bool operator==(const ClubLoans& left, const ClubLoans& right) {
    return std::equal(left.kept_.begin(), left.kept_.end(), right.kept_.begin(), right.kept_.end(),
                      [](const auto& one, const auto& other) {
                        return one.first == other.first && (one.second == other.second || *one.second == *other.second);
                      });
  }

 private:
  Kept kept_;
};

}  // namespace soquy::engine
