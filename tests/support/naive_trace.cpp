#include "tests/support/naive_trace.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace soquy::naive {
namespace {

using Amount = std::int64_t;
using Places = std::map<std::string, Amount>;  // "fund", "spent", "out 3", "lost 3"

struct Transfer {
  std::string from;
  std::string to;
  Amount amount = 0;
};

std::string out_of(LoanNo loan) { return "out " + std::to_string(loan.value); }
std::string lost_on(LoanNo loan) { return "lost " + std::to_string(loan.value); }

class Follower {
 public:
  Follower(const std::vector<Event>& events, Version donation, const AsOf& when) : donation_(donation) {
    for (const Event& event : events) {
      if (!when.sees(event.envelope)) continue;
      seen_.push_back(&event);
      const auto* gift = event.payload.as<DonationReceived>();
      if (gift != nullptr && event.envelope.version == donation) gift_ = gift;
    }
    std::stable_sort(seen_.begin(), seen_.end(), [](const Event* left, const Event* right) {
      return left->envelope.value_date < right->envelope.value_date;
    });
  }

  TraceAnswer answer() {
    if (gift_ == nullptr) return {};
    for (std::size_t i = 0; i < seen_.size(); ++i) read(i);
    return told();
  }

 private:
  [[nodiscard]] Amount free_after(std::size_t entries) const {
    Amount sum = 0;
    for (std::size_t i = 0; i < entries; ++i) {
      for (const Posting& line : seen_[i]->postings) {
        const auto account = static_cast<int>(line.account);
        if (line.fund == gift_->fund && (account == 111 || account == 112 || account == 4118)) sum += line.amount.minor;
      }
    }
    return sum;
  }

  /// The split that the last event about it says.
  [[nodiscard]] Allocation lines_of(const Event& repayment) const {
    Allocation lines = std::get<RepaymentReceived>(repayment.payload.is).lines;
    Version newest;
    for (const Event* event : seen_) {
      const auto* change = event->payload.as<RepaymentReallocated>();
      if (change == nullptr || change->repayment != repayment.envelope.version) continue;
      if (event->envelope.version < newest) continue;
      newest = event->envelope.version;
      lines = change->after;
    }
    return lines;
  }
  [[nodiscard]] Amount principal_of(const Event& repayment) const {
    Amount sum = 0;
    for (const auto& line : lines_of(repayment)) sum += line.principal.minor;
    return sum;
  }
  [[nodiscard]] Amount interest_of(const Event& repayment) const {
    Amount sum = 0;
    for (const auto& line : lines_of(repayment)) sum += line.interest.minor + line.late_interest.minor;
    return sum;
  }

  [[nodiscard]] bool is_ours(LoanNo loan, std::size_t entries) const {
    for (std::size_t i = 0; i < entries; ++i) {
      const auto* paid = seen_[i]->payload.as<LoanDisbursed>();
      if (paid != nullptr && paid->loan == loan && paid->fund == gift_->fund) return true;
    }
    return false;
  }

  /// By how much an entry raises what is out on the loan (first), or what was given up of it (second).
  [[nodiscard]] std::pair<Amount, Amount> raised_by(std::size_t place, LoanNo loan) const {
    const Event& event = *seen_[place];
    if (const auto* reversal = event.payload.as<EntryReversed>()) {
      for (std::size_t i = 0; i < place; ++i) {
        if (seen_[i]->envelope.version != reversal->entry) continue;
        const auto before = raised_by(i, loan);
        return {-before.first, -before.second};
      }
      return {0, 0};
    }
    if (const auto* paid_out = event.payload.as<LoanDisbursed>()) {
      const bool ours = paid_out->loan == loan && paid_out->fund == gift_->fund;
      return {ours ? paid_out->principal.minor : 0, 0};
    }
    if (!is_ours(loan, place)) return {0, 0};
    if (const auto* paid = event.payload.as<RepaymentReceived>())
      return {paid->loan == loan ? -principal_of(event) : 0, 0};
    if (const auto* given_up = event.payload.as<LoanWrittenOff>(); given_up && given_up->loan == loan)
      return {-given_up->principal.minor, given_up->principal.minor};
    if (const auto* back = event.payload.as<LoanRecovered>(); back && back->loan == loan)
      return {0, -back->amount.minor};
    return {0, 0};
  }
  [[nodiscard]] Amount outstanding_before(std::size_t place, LoanNo loan) const {
    Amount sum = 0;
    for (std::size_t i = 0; i < place; ++i) sum += raised_by(i, loan).first;
    return sum;
  }
  [[nodiscard]] Amount missing_before(std::size_t place, LoanNo loan) const {
    Amount sum = 0;
    for (std::size_t i = 0; i < place; ++i) sum += raised_by(i, loan).second;
    return sum;
  }

  static Amount part(Amount amount, Amount of_part, Amount of_whole) {
    if (amount <= 0 || of_whole <= 0) return 0;
    return static_cast<Amount>(static_cast<int128>(amount) * of_part / of_whole);
  }
  static Amount taken(Amount amount, Amount of_part, Amount of_whole) {
    return amount > 0 && amount >= of_whole ? of_part : part(amount, of_part, of_whole);
  }

  void transfer(const std::string& from, const std::string& to, Amount amount) {
    amount = std::min(amount, places_[from]);
    if (amount <= 0) return;
    places_[from] -= amount;
    places_[to] += amount;
    done_[now_].push_back({from, to, amount});
  }

  void read(std::size_t place) {
    const Event& event = *seen_[place];
    now_ = event.envelope.version;
    if (const auto* reversal = event.payload.as<EntryReversed>()) {
      take_back(place, *reversal);
    } else if (now_ == donation_) {
      places_["fund"] = given_ = gift_->amount.minor;
    } else {
      follow(place);
    }
    if (gift_->condition == Condition::restricted) return;
    transfer("fund", "spent", places_["fund"] - std::max<Amount>(0, free_after(place + 1)));
  }

  void follow(std::size_t place) {
    const Event& event = *seen_[place];
    const bool is_restricted = gift_->condition == Condition::restricted;
    if (const auto* loan = event.payload.as<LoanDisbursed>()) {
      if (loan->fund != gift_->fund) return;
      borrower_[loan->loan] = loan->borrower;
      const Amount before = free_after(place);
      if (is_restricted) return;
      const Amount had = places_[out_of(loan->loan)];
      transfer("fund", out_of(loan->loan), taken(before - free_after(place + 1), places_["fund"], before));
      financed_[loan->loan] = places_[out_of(loan->loan)] - had;
    } else if (const auto* paid = event.payload.as<RepaymentReceived>()) {
      if (!is_ours(paid->loan, place)) return;
      const Amount whole = outstanding_before(place, paid->loan);
      const Amount ours = places_[out_of(paid->loan)];
      earned_[now_] = part(interest_of(event), ours, whole);
      transfer(out_of(paid->loan), "fund", taken(principal_of(event), ours, whole));
    } else if (const auto* given_up = event.payload.as<LoanWrittenOff>()) {
      if (!is_ours(given_up->loan, place)) return;
      const LoanNo no = given_up->loan;
      const Amount ours = places_[out_of(no)];
      transfer(out_of(no), lost_on(no), taken(given_up->principal.minor, ours, outstanding_before(place, no)));
    } else if (const auto* back = event.payload.as<LoanRecovered>()) {
      if (!is_ours(back->loan, place)) return;
      const Amount ours = places_[lost_on(back->loan)];
      transfer(lost_on(back->loan), "fund", taken(back->amount.minor, ours, missing_before(place, back->loan)));
    } else if (is_restricted) {
      const auto* expense = event.payload.as<ExpensePaid>();
      const auto* aid = event.payload.as<AidGiven>();
      const GrantNo grant = expense ? expense->grant : aid ? aid->grant : GrantNo{};
      if (!grant.is_none() && grant == gift_->given) transfer("fund", "spent", event.postings.front().amount.minor);
    }
  }

  void take_back(std::size_t place, const EntryReversed& reversal) {
    if (reversal.entry == donation_) {
      places_.clear();
      financed_.clear();
      earned_.clear();
      done_.clear();
      given_ = 0;
      return;
    }
    const auto transfers = done_[reversal.entry];
    for (auto one = transfers.rbegin(); one != transfers.rend(); ++one) transfer(one->to, one->from, one->amount);
    earned_.erase(reversal.entry);
    for (const auto& [loan, member] : borrower_) {
      if (raised_by(place, loan) == std::pair<Amount, Amount>{0, 0}) continue;
      if (reversal.original->as<LoanDisbursed>() != nullptr) financed_[loan] = 0;
      const Amount whole = std::max<Amount>(0, outstanding_before(place + 1, loan));
      transfer(out_of(loan), "fund", places_[out_of(loan)] - whole);
    }
  }

  TraceAnswer told() {
    TraceAnswer answer;
    answer.given = given_;
    answer.in_fund = places_["fund"];
    answer.spent = places_["spent"];
    for (const auto& [version, amount] : earned_) answer.interest += amount;
    std::set<MemberNo> people;
    for (const auto& [loan, member] : borrower_) {
      answer.out += places_[out_of(loan)];
      answer.lost += places_[lost_on(loan)];
      answer.loans_open += places_[out_of(loan)] > 0;
      answer.lent += financed_[loan];
      if (financed_[loan] <= 0) continue;
      answer.loans += 1;
      people.insert(member);
    }
    answer.borrowers = static_cast<std::uint32_t>(people.size());
    return answer;
  }

  Version donation_;
  const DonationReceived* gift_ = nullptr;
  std::vector<const Event*> seen_;
  Version now_;
  Amount given_ = 0;
  Places places_;
  std::map<Version, std::vector<Transfer>> done_;
  std::map<Version, Amount> earned_;
  std::map<LoanNo, Amount> financed_;
  std::map<LoanNo, MemberNo> borrower_;
};

}  // namespace

TraceAnswer trace(const std::vector<Event>& events, Version donation, const AsOf& when) {
  return Follower(events, donation, when).answer();
}

}  // namespace soquy::naive
