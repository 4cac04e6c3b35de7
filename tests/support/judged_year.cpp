#include "tests/support/judged_year.h"

#include <algorithm>
#include <sstream>

#include "events/fold.h"
#include "projections/arrears.h"
#include "projections/trial_balance.h"

namespace soquy::test {

namespace {

using engine::ClubState;

std::string reasons(const naive::Objections& objections) {
  std::string text;
  for (const RejectReason reason : objections) text += " " + std::string(to_text(reason));
  return text.empty() ? " nothing" : text;
}

template <class Left, class Right>
std::string differs(const std::string& what, const Left& engine, const Right& naive) {
  if (engine == naive) return {};
  std::ostringstream text;
  text << what << ": the ledger says " << engine << ", the naive book " << naive;
  return text.str();
}

std::vector<std::uint64_t> entries_of(const Command& command, const std::vector<Event>& events) {
  std::vector<std::uint64_t> entries(command.acts.size(), 0);
  for (const Event& event : events) {
    std::uint64_t& entry = entries.at(event.envelope.act);
    if (entry == 0) entry = event.envelope.version.value;
  }
  return entries;
}

std::string compare_balances(const ClubState& state, const naive::Book& book) {
  const auto ours = book.balances();
  for (const auto& [key, balance] : state.balances) {
    const auto found = ours.find({key.fund, key.account});
    const std::int64_t naive = found == ours.end() ? 0 : found->second;
    const std::string where = fund_key(key.fund) + ":" + std::string(info(key.account).code);
    if (auto text = differs(where, balance.minor, naive); !text.empty()) return text;
  }
  for (const auto& [key, balance] : ours) {
    const std::string where = fund_key(key.first) + ":" + std::string(info(key.second).code);
    if (auto text = differs(where, state.balance(key.first, key.second).minor, balance); !text.empty()) return text;
  }
  return {};
}

std::string compare_courses(const ClubState& state, const naive::Book& book) {
  for (const Fund fund : {kIncomeFund, kActivityFund}) {
    for (const Account account : {Account::cash, Account::bank}) {
      for (const auto& [day, balance] : book.course(fund, account)) {
        const std::string where = fund_key(fund) + ":" + std::string(info(account).code) + " on " + to_iso(day);
        if (auto text = differs(where, state.course(fund, account).on(day).minor, balance); !text.empty()) return text;
      }
    }
  }
  return {};
}

std::string compare_loan(const engine::LoanState& state, const naive::Loan& loan, const naive::Book& book) {
  const std::string name = to_text(loan.no);
  if (loan.disbursement == 0 || loan.taken_back) return {};
  if (state.instalments.size() != loan.plan.size()) return name + ": another number of instalments";
  for (std::size_t i = 0; i < loan.plan.size(); ++i) {
    const Instalment& line = state.instalments[i];
    const std::string where = name + " instalment " + std::to_string(i + 1);
    if (auto text = differs(where + " due", to_iso(line.due), to_iso(loan.plan[i].due)); !text.empty()) return text;
    if (auto text = differs(where + " principal", line.principal.minor, loan.plan[i].principal); !text.empty())
      return text;
    if (auto text = differs(where + " interest", line.interest.minor, loan.plan[i].interest); !text.empty())
      return text;
  }
  if (state.repayments.size() != loan.repayments.size()) return name + ": another number of repayments";
  for (std::size_t i = 0; i < loan.repayments.size(); ++i) {
    const std::string where = name + " repayment " + std::to_string(loan.repayments[i].entry);
    if (auto text = differs(where, state.repayments[i].version.value, loan.repayments[i].entry); !text.empty())
      return text;
    if (naive::pieces_of(state.repayments[i].lines) != loan.repayments[i].pieces)
      return where + " is split differently";
  }
  return differs(name + " outstanding", state.outstanding().minor, book.loan(loan.no, {}).outstanding);
}

std::string compare_things(const ClubState& state, const naive::Book& book) {
  for (const naive::Loan& loan : book.loans()) {
    const auto found = state.loans.find(loan.no);
    if (found == state.loans.end()) return to_text(loan.no) + " is not in the ledger";
    if (auto text = compare_loan(found->second, loan, book); !text.empty()) return text;
  }
  for (const auto& [no, member] : state.members) {
    const Money refundable = member.refundable_total();
    if (auto text = differs(to_text(no) + " refundable", refundable.minor, book.refundable(no)); !text.empty())
      return text;
  }
  for (const auto& [no, gift] : book.grants()) {
    const auto found = state.grants.find(no);
    const std::int64_t left = found == state.grants.end() ? 0 : found->second.left.total().minor;
    if (auto text = differs(to_text(no) + " left", left, book.grant_left(no)); !text.empty()) return text;
  }
  for (const Item& item : book.items()) {
    const auto found = state.stock.find(item);
    const Quantity left = found == state.stock.end() ? 0 : found->second.total();
    if (auto text = differs(item.name, left, book.stock(item)); !text.empty()) return text;
  }
  for (const auto& [no, borrowed] : book.borrowings()) {
    const auto found = state.borrowings.find(no);
    const std::int64_t owed = found == state.borrowings.end() ? 0 : found->second.owed.total().minor;
    if (auto text = differs(to_text(no) + " owed", owed, book.owed_on(no)); !text.empty()) return text;
  }
  return {};
}

std::string unbalanced(const std::vector<Event>& events) {
  for (const Event& event : events) {
    std::map<Fund, std::int64_t> sums;
    for (const Posting& posting : event.postings) sums[posting.fund] += posting.amount.minor;
    for (const auto& [fund, sum] : sums) {
      if (sum != 0) return "version " + std::to_string(event.envelope.version.value) + " does not balance";
    }
  }
  return {};
}

bool is_late(const Act& act) { return !act.written_on.is_none() || !act.original_date.is_none(); }

/// A disbursement is held by its repayments, too; a repayment only by what was taken back.
bool is_shut(const Command& command, const Rejection& rejection) {
  if (rejection.reason != RejectReason::later_entries_depend || rejection.act < 0) return false;
  const ActVariant& is = command.acts.at(static_cast<std::size_t>(rejection.act)).is;
  return std::get_if<ReceiveRepayment>(&is) != nullptr;
}

/// What the treasurer said of a late row stands in every event it led to.
std::string compare_lateness(const Command& command, const std::vector<Event>& events) {
  for (const Event& event : events) {
    const Act& act = command.acts.at(event.envelope.act);
    const std::string where = "version " + std::to_string(event.envelope.version.value);
    const Envelope& kept = event.envelope;
    if (kept.written_on != act.written_on) return where + " was written on another day";
    if (kept.original_date != act.original_date) return where + " has another true day";
    if (is_late(act) && kept.late_reason != act.late_reason) return where + " is late for another reason";
  }
  return {};
}

}  // namespace

void YearTally::add(const YearTally& other) {
  accepted += other.accepted;
  refused += other.refused;
  written_late += other.written_late;
  true_days += other.true_days;
  shut += other.shut;
  for (const auto& [reason, count] : other.late_refused) late_refused[reason] += count;
}

bool JudgedYear::step(engine::Ledger& ledger, engine::SimulatedClock& clock) {
  const std::optional<Step> next = year_.next(book_);
  if (!next) return false;
  now_ = next->now;
  today_ = day_in_vietnam(now_);
  clock.set(now_);
  const std::string where = next->what + " on " + to_iso(next->command.value_date);
  const naive::Objections objections = book_.objections(next->command, today_);
  const auto outcome = ledger.submit(next->command);
  if (outcome.has_error()) {
    const Rejection& rejection = outcome.error();
    ++tally_.refused;
    if (rejection.act >= 0 && is_late(next->command.acts.at(static_cast<std::size_t>(rejection.act)))) {
      ++tally_.late_refused[rejection.reason];
    }
    tally_.shut += is_shut(next->command, rejection) ? 1 : 0;
    if (objections.contains(rejection.reason)) return true;
    difference_ = where + ": refused (" + to_sentence(rejection) + "), the naive book objects to" + reasons(objections);
    return false;
  }
  if (!objections.empty()) {
    difference_ = where + ": accepted, but the naive book objects to" + reasons(objections);
    return false;
  }
  ++tally_.accepted;
  for (const Act& act : next->command.acts) {
    const Day day = act.value_date.is_none() ? next->command.value_date : act.value_date;
    tally_.written_late += !act.written_on.is_none() && act.written_on > day ? 1 : 0;
    tally_.true_days += act.original_date.is_none() ? 0 : 1;
  }
  const std::vector<Event>& events = outcome->events;
  book_.write(next->command, events.front().envelope.recorded_at, entries_of(next->command, events));
  difference_ = unbalanced(events);
  if (difference_.empty()) difference_ = compare_lateness(next->command, events);
  if (difference_.empty()) difference_ = compare_now(ledger);
  if (!difference_.empty()) difference_ = where + ": " + difference_;
  return difference_.empty();
}

std::string JudgedYear::compare_now(const engine::Ledger& ledger) const {
  const auto state = ledger.state(year_.club());
  if (state.has_error()) return "the ledger does not know the club";
  if (auto text = compare_balances(*state, book_); !text.empty()) return text;
  if (auto text = compare_courses(*state, book_); !text.empty()) return text;
  return compare_things(*state, book_);
}

std::string JudgedYear::compare_views(const engine::Ledger& ledger, int questions) {
  const std::vector<Event> history = ledger.history(year_.club());
  for (int i = 0; i < questions; ++i) {
    AsOf ask;
    ask.value_date = add_days(book_.founded(), static_cast<int>(dice_.between(0, 400)));
    const Event& then = dice_.one_of(history);
    if (i % 2 == 1) ask.known = then.envelope.recorded_at;
    const naive::When when{ask.value_date, ask.known};
    const std::string at = "as of " + to_iso(ask.value_date) + " known " + to_iso(ask.known) + " ";
    projections::TrialBalance balance;
    projections::Arrears arrears;
    fold(balance, history, ask);
    fold(arrears, history, ask);
    const auto ours = book_.balances(when);
    if (balance.rows().size() != ours.size()) return at + "another number of balances";
    for (const projections::TrialBalanceRow& row : balance.rows()) {
      const auto found = ours.find({row.fund, row.account});
      const std::int64_t naive = found == ours.end() ? 0 : found->second;
      const std::string where = at + fund_key(row.fund) + ":" + std::string(info(row.account).code);
      if (auto text = differs(where, row.balance.minor, naive); !text.empty()) return text;
    }
    const projections::ArrearsReport report = arrears.on(ask.value_date);
    for (const naive::Loan& loan : book_.loans()) {
      const bool listed = std::any_of(report.rows.begin(), report.rows.end(),
                                      [&](const projections::ArrearsRow& row) { return row.loan == loan.no; });
      if (!listed && book_.loan(loan.no, when).outstanding > 0) return at + to_text(loan.no) + " is not listed";
    }
    for (const projections::ArrearsRow& row : report.rows) {
      const naive::LoanFigures figures = book_.loan(row.loan, when);
      const std::string where = at + to_text(row.loan);
      if (auto text = differs(where, row.outstanding.minor, figures.outstanding); !text.empty()) return text;
      if (auto text = differs(where + " overdue", row.overdue_principal.minor, figures.overdue_principal);
          !text.empty())
        return text;
      if (auto text = differs(where + " interest overdue", row.overdue_interest.minor, figures.overdue_interest);
          !text.empty())
        return text;
      if (auto text = differs(where + " late interest", row.late_interest.minor, figures.late_interest); !text.empty())
        return text;
      if (auto text = differs(where + " days late", row.days_past_due, figures.days_past_due); !text.empty())
        return text;
    }
  }
  return {};
}

}  // namespace soquy::test
