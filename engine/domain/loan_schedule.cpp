#include "engine/domain/loan_schedule.h"

#include <algorithm>
#include <optional>

#include "engine/domain/level_instalment.h"
#include "engine/domain/loan_terms.h"
#include "events/check.h"

namespace soquy::engine {
namespace {

/// Two walks over the instalments of one loan: first the days, from which a level instalment follows, then the amounts.
class Planner {
 public:
  Planner(const LoanTerms& terms, Day start)
      : terms_(terms), share_(terms), start_(start), plan_(terms.instalments), balance_(terms.principal) {}

  std::vector<Instalment> run() {
    fill_days();
    principal_step_ = first_step();
    for (Instalment& one : plan_) fill_amounts(one);
    return std::move(plan_);
  }

 private:
  void fill_days() {
    const DueDays due(terms_, start_);
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      plan_[i].number = static_cast<std::uint16_t>(i + 1);
      plan_[i].due = due(plan_[i].number);
    }
  }

  void fill_amounts(Instalment& one) {
    const int128 accrued = this_interest(one.number, one.due);
    const Money own = rounded(accrued);
    if (one.number <= terms_.grace_interest) {
      carried_ += accrued;
    } else {
      one.interest = carried_ == 0 ? own : rounded(carried_ + accrued);
      carried_ = 0;
    }
    one.principal = principal_share(one.number, own);
    balance_ -= one.principal;
  }

  /// The day on which an instalment's own time begins.
  [[nodiscard]] Day from(int number) const {
    return number == 1 ? start_ : plan_[static_cast<std::size_t>(number) - 2].due;
  }

  /// Interest of one instalment's own time, times the common denominator.
  [[nodiscard]] int128 this_interest(int number, Day to) const {
    if (number <= terms_.grace_interest_charged) return 0;
    const Money base = terms_.method == LoanMethod::flat ? terms_.principal : balance_;
    return static_cast<int128>(base.minor) * share_.numerator(from(number), to);
  }

  [[nodiscard]] Money rounded(int128 interest) const {
    return divide_rounded(interest, share_.denominator(), terms_.interest_multiple.minor, terms_.rounding);
  }

  [[nodiscard]] Money principal_share(int number, Money interest) const {
    if (number == terms_.instalments) return balance_;
    if (number <= terms_.grace_principal) return Money::zero();
    const Money share = is_level() ? principal_step_ - interest : principal_step_;
    return std::clamp(share, Money::zero(), balance_);
  }

  /// True when the step is a whole instalment, from which the interest is taken off.
  [[nodiscard]] bool is_level() const {
    return terms_.method == LoanMethod::equal_instalment ||
           (terms_.method == LoanMethod::flat && terms_.instalment_multiple.minor > 1);
  }

  [[nodiscard]] Money first_step() const {
    if (terms_.method == LoanMethod::bullet) return Money::zero();
    const int bearing = terms_.instalments - terms_.grace_principal;
    if (!is_level()) {
      return divide_rounded(terms_.principal.minor, bearing, terms_.principal_multiple.minor, Rounding::down);
    }
    return terms_.method == LoanMethod::flat ? flat_instalment(bearing) : annuity_instalment();
  }

  [[nodiscard]] Money flat_instalment(int bearing) const {
    int128 total = static_cast<int128>(terms_.principal.minor) * share_.denominator();
    for (const Instalment& one : plan_) {
      if (one.number > terms_.grace_principal) total += this_interest(one.number, one.due);
    }
    return divide_rounded(total, static_cast<int128>(share_.denominator()) * bearing, terms_.instalment_multiple.minor,
                          terms_.rounding);
  }

  [[nodiscard]] Money annuity_instalment() const {
    std::vector<std::int64_t> shares;
    shares.reserve(plan_.size());
    for (const Instalment& one : plan_) {
      const bool charged = one.number > terms_.grace_interest_charged;
      if (one.number > terms_.grace_principal) {
        shares.push_back(charged ? share_.numerator(from(one.number), one.due) : 0);
      }
    }
    return level_instalment(terms_.principal, shares, share_.denominator(), terms_.instalment_multiple.minor,
                            terms_.rounding);
  }

  const LoanTerms& terms_;
  InterestShare share_;
  Day start_;
  std::vector<Instalment> plan_;
  Money balance_;
  Money principal_step_{};  ///< principal of a usual instalment, or the whole of it when is_level()
  int128 carried_ = 0;      ///< interest not yet asked for, times the common denominator
};

}  // namespace

std::vector<Instalment> plan_instalments(const LoanTerms& terms, Day start) {
  SOQUY_CHECK(terms.instalments > 0 && terms.principal.is_positive(), "terms are checked before they are planned");
  return Planner(terms, start).run();
}

InterestCourse::InterestCourse(const LoanTerms& terms, Day start, std::span<const Instalment> plan) : terms_(&terms) {
  asks_first_ = std::min<std::size_t>(terms.grace_interest, plan.empty() ? 0 : plan.size() - 1);
  Money balance = terms.principal;
  Day from = start;
  periods_.reserve(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const Money bears = terms.method == LoanMethod::flat ? terms.principal : balance;
    periods_.push_back({from, plan[i].due, i < terms.grace_interest_charged ? Money::zero() : bears});
    balance -= plan[i].principal;
    from = plan[i].due;
  }
}

void InterestCourse::set_balance(std::size_t index, Money balance) {
  if (terms_->method == LoanMethod::flat || index < terms_->grace_interest_charged) return;
  periods_[index].balance = balance;
}

Money InterestCourse::earned(std::size_t index, Day day) const {
  const bool is_sane = terms_->interest_multiple.minor >= 1 && terms_->rate.ppm <= kMaxRatePpm;
  if (index < asks_first_ || !is_sane) return Money::zero();
  const InterestShare share(*terms_);
  int128 whole = 0;    // times the share's denominator
  int128 running = 0;  // times it and `days`
  std::int64_t days = 1;
  for (std::size_t i = index == asks_first_ ? 0 : index; i <= index; ++i) {
    const Period& one = periods_[i];
    if (one.from >= day) break;
    if (one.to <= day) {
      whole += static_cast<int128>(one.balance.minor) * share.numerator(one.from, one.to);
      continue;
    }
    running = static_cast<int128>(one.balance.minor) * share.numerator(one.from, day);
    if (!share.is_regular()) continue;
    days = std::max(1, days_between(one.from, one.to));  // 0: from no day, in a tampered store
    running *= days_between(one.from, day);
  }
  return divide_rounded(whole * days + running, static_cast<int128>(share.denominator()) * days,
                        terms_->interest_multiple.minor, terms_->rounding);
}

Money total_interest(const std::vector<Instalment>& instalments) {
  Money sum;
  for (const Instalment& one : instalments) sum += one.interest;
  return sum;
}

Money total_principal(const std::vector<Instalment>& instalments) {
  Money sum;
  for (const Instalment& one : instalments) sum += one.principal;
  return sum;
}

}  // namespace soquy::engine
