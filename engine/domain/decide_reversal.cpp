// Taking an entry back: the opposite postings, linked both ways, once. What later entries have built on it must still
// stand without it.

#include <algorithm>

#include "engine/domain/guarantees.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {

namespace {

// --- What can be taken back ------------------------------------------------------------------------------------------

/// Facts with an effect that the opposite undoes: money, goods, what was counted or told, and a leaving entered for the
/// wrong person. Meetings, resolutions, profiles, closings and what is said about the books stay said; they are
/// answered by new facts.
bool is_reversible(Kind kind) {
  switch (kind) {
    case Kind::member_left:
    case Kind::cash_counted:
    case Kind::difference_posted:
    case Kind::interest_allocated:
    case Kind::opening_balance_set:
    case Kind::income_surveyed:
    case Kind::insurance_recorded: return true;
    default: break;
  }
  const bool money = kind >= Kind::contribution_received && kind <= Kind::cash_withdrawn;
  const bool loan = kind >= Kind::loan_approved && kind <= Kind::credit_referral_made;
  const bool guarantee = kind == Kind::guarantee_group_formed || kind == Kind::guarantee_called;
  const bool told = kind >= Kind::goods_received && kind <= Kind::supervision_visited;
  return money || told || guarantee || (loan && kind != Kind::repayment_reallocated);
}

bool is_loan(Kind kind) { return kind >= Kind::loan_approved && kind <= Kind::loan_recovered; }

/// Taken back from a later day on, it shuts the days before it to the rest of its loan.
bool keeps_days_of_loan(Kind kind) { return is_loan(kind) || kind == Kind::guarantee_called; }

/// The day from which the entry is undone. Rejects when that day may not be used.
Result<Day> day_of_reversal(const ReverseEntry& ask, const Event& original, const Moment& at) {
  const Day then = original.envelope.value_date;
  if (!ask.at_original_date) {
    if (at.value_date >= then) return at.value_date;
    return Rejection(RejectReason::field_not_valid, "the entry is dated " + to_iso(then),
                     "take it back on " + to_iso(at.value_date), "value_date");
  }
  const Day closed = at.club.closed_through();
  if (!closed.is_none() && then <= closed)
    return helped_by(keeps_days_of_loan(original.payload.kind()) ? DayHelp::leaves_days_open : DayHelp::accepted,
                     first_day_of_reversal(original, at),
                     {RejectReason::period_closed, "the books are closed through " + to_iso(closed),
                      "take it back on its own day, " + to_iso(then), "at_original_date"});
  return then;
}

// --- What has been built on it ---------------------------------------------------------------------------------------

/// The original, when it is taken back, and how to name those who depend on it.
struct Case {
  const Event& original;
  Day day;
  const Moment& at;

  [[nodiscard]] Rejection depend(const std::function<bool(const Event&)>& who, std::string otherwise) const {
    const std::string versions = later_versions(at, original.envelope.version, who);
    return Rejection(RejectReason::later_entries_depend,
                     versions.empty() ? std::move(otherwise) : "versions " + versions,
                     "take back version " + std::to_string(original.envelope.version.value), "entry");
  }
};

/// The club owed the member the money on every day since; what was refunded out of it is reversed first.
Result<Ok> check_contribution(const ContributionReceived& paid, const Case& now) {
  if (paid.kind == ContributionKind::fee) return Ok{};
  const auto member = now.at.club.members.find(paid.member);
  if (member == now.at.club.members.end()) return Ok{};
  const auto held = member->second.refundable.find(paid.fund);
  const auto low = held == member->second.refundable.end() ? DailyBalance::Low{now.day, Money::zero()}
                                                           : held->second.lowest_from(now.day);
  if (low.balance >= paid.amount) return Ok{};
  return Rejection(
      RejectReason::insufficient_refundable,
      "the club owes " + to_text(paid.member) + " " + say(now.at.club, low.balance) + " on " + to_iso(low.day),
      "take back " + say(now.at.club, paid.amount), "entry");
}

bool spends(const Event& event, GrantNo grant) {
  if (const auto* expense = event.payload.as<ExpensePaid>()) return expense->grant == grant;
  if (const auto* aid = event.payload.as<AidGiven>()) return aid->grant == grant;
  return false;
}

Result<Ok> check_donation(const DonationReceived& gift, const Case& now) {
  if (gift.given.is_none()) return Ok{};
  const auto grant = now.at.club.grants.find(gift.given);
  if (grant == now.at.club.grants.end() || grant->second.left.lowest_from(now.day).balance >= gift.amount) return Ok{};
  return now.depend([&](const Event& event) { return spends(event, gift.given); }, to_text(gift.given) + " is spent");
}

Result<Ok> check_borrowing(const CapitalBorrowed& borrowed, const Case& now) {
  const auto debt = now.at.club.borrowings.find(borrowed.given);
  if (debt == now.at.club.borrowings.end() || debt->second.owed.total() == borrowed.amount) return Ok{};
  return now.depend(
      [&](const Event& event) {
        const auto* repaid = event.payload.as<CapitalRepaid>();
        return repaid != nullptr && repaid->borrowing == borrowed.given;
      },
      to_text(borrowed.given) + " is repaid in part");
}

bool settles(const Event& event, Version count) {
  const auto* posted = event.payload.as<DifferencePosted>();
  return posted != nullptr && posted->count == count;
}

Result<Ok> check_count(const CashCounted& counted, const Case& now) {
  const Version version = now.original.envelope.version;
  const auto& counts = now.at.club.counts;
  const bool settled = std::any_of(counts.begin(), counts.end(), [&](const CountState& count) {
    return count.version == version && count.resolved && !count.over.is_zero();
  });
  if (counted.counted == counted.book || !settled) return Ok{};
  return now.depend([&](const Event& event) { return settles(event, version); }, "its difference is posted");
}

// --- Goods -----------------------------------------------------------------------------------------------------------

/// Does an event touch that placement?
bool touches(const Event& event, PlacementNo no) {
  if (const auto* born = event.payload.as<GoodsBorn>()) return born->placement == no;
  if (const auto* handed = event.payload.as<GoodsHandedOn>()) return handed->placement == no;
  if (const auto* returned = event.payload.as<GoodsReturned>()) return returned->placement == no;
  if (const auto* lost = event.payload.as<GoodsLost>()) return lost->placement == no;
  if (const auto* bought = event.payload.as<GoodsBoughtOut>()) return bought->placement == no;
  return false;
}

/// Nothing came of the placement, or it was taken back by the day on which the placement itself is.
Result<Ok> check_untouched(const Case& now, PlacementNo no) {
  const auto found = now.at.club.placements.find(no);
  if (found == now.at.club.placements.end()) return Ok{};
  const PlacementState& placement = found->second;
  Day last = placement.owed.last_day();
  for (const auto& [item, course] : placement.held) last = std::max(last, course.last_day());
  if (placement.facts == 0 && last <= now.day) return Ok{};
  return now.depend([&](const Event& event) { return touches(event, no); },
                    to_text(no) + " was changed, and changed back by " + to_iso(last));
}

Result<Ok> check_still_there(Quantity there, Quantity needed, const Item& item) {
  if (there >= needed) return Ok{};
  return Rejection(RejectReason::insufficient_goods, say(item, there) + " left", "take back " + say(item, needed),
                   "entry");
}

Quantity in_stock(const Case& now, const Item& item) {
  const auto found = now.at.club.stock.find(item);
  return found == now.at.club.stock.end() ? 0 : found->second.least_from(now.day);
}

/// The young are still there, and no later birth has its number because of this one.
Result<Ok> check_birth(const GoodsBorn& born, const Case& now) {
  const auto found = now.at.club.placements.find(born.placement);
  if (found == now.at.club.placements.end()) return Ok{};
  SOQUY_TRY(check_still_there(found->second.least_held(born.item, now.day), born.quantity, born.item));
  if (born.birth == 0 || born.birth >= found->second.births.size()) return Ok{};
  return now.depend(
      [&](const Event& event) {
        const auto* later = event.payload.as<GoodsBorn>();
        return later != nullptr && later->placement == born.placement && later->birth > born.birth;
      },
      "a later birth of " + to_text(born.placement) + " is counted");
}

Result<Ok> check_goods(const Case& now) {
  const Payload& what = now.original.payload;
  if (const auto* received = what.as<GoodsReceived>())
    return check_still_there(in_stock(now, received->item), received->quantity, received->item);
  if (const auto* returned = what.as<GoodsReturned>())
    return check_still_there(in_stock(now, returned->item), returned->quantity, returned->item);
  if (const auto* born = what.as<GoodsBorn>()) return check_birth(*born, now);
  if (const auto* lent = what.as<GoodsLent>()) return check_untouched(now, lent->given);
  if (const auto* handed = what.as<GoodsHandedOn>(); handed != nullptr && !handed->next.is_none())
    return check_untouched(now, handed->next);
  return Ok{};
}

/// Who was erased after leaving is nobody any more.
Result<Ok> check_leaving(const MemberLeft& left, const Case& now) {
  const auto member = now.at.club.members.find(left.member);
  if (member == now.at.club.members.end() || !member->second.erased) return Ok{};
  return now.depend(
      [&](const Event& event) {
        const auto* erased = event.payload.as<PersonErased>();
        return erased != nullptr && erased->member == left.member;
      },
      to_text(left.member) + " was erased");
}

// --- Loans -----------------------------------------------------------------------------------------------------------

bool stands_on(const Event& event, const LoanNo loan) {
  if (const auto* called = event.payload.as<GuaranteeCalled>()) return called->loan == loan;
  const auto* approved = event.payload.as<LoanApproved>();
  return approved != nullptr && approved->tops_up == loan;
}

/// Guarantors called, and loans that top it up; what else rests on it is known to the loan itself.
Result<Ok> check_paid_out(const LoanDisbursed& paid_out, const Case& now) {
  const ClubState& club = now.at.club;
  const auto guarantee = club.guarantees.find(paid_out.loan);
  const bool is_called = guarantee != club.guarantees.end() && !guarantee->second.calls.empty();
  const bool is_topped_up = std::any_of(club.loans.begin(), club.loans.end(), [&](const auto& entry) {
    return entry.second.approval.tops_up == paid_out.loan && entry.second.stage != LoanStage::cancelled;
  });
  if (!is_called && !is_topped_up) return Ok{};
  return now.depend([&](const Event& event) { return stands_on(event, paid_out.loan); },
                    to_text(paid_out.loan) + " is topped up, or a guarantor is called");
}

/// Loans for which these members answer as a group.
Result<Ok> check_group(const GuaranteeGroupFormed& formed, const Case& now) {
  const Version version = now.original.envelope.version;
  std::string named;
  for (const auto& [no, loan] : now.at.club.loans) {
    if (loan.approval.group != formed.given || loan.stage == LoanStage::cancelled) continue;
    const Membership* in_force = membership_on(now.at.club, formed.given, loan.approved_on);
    if (in_force != nullptr && in_force->version == version) named += (named.empty() ? "" : ", ") + to_text(no);
  }
  if (named.empty()) return Ok{};
  return Rejection(RejectReason::later_entries_depend,
                   named + " rests on " + to_text(formed.given) + " as it was formed",
                   "take back version " + std::to_string(version.value), "entry");
}

Result<Ok> check_dependents(const Case& now) {
  const Payload& what = now.original.payload;
  if (const auto* paid_out = what.as<LoanDisbursed>()) return check_paid_out(*paid_out, now);
  if (const auto* formed = what.as<GuaranteeGroupFormed>()) return check_group(*formed, now);
  if (const auto* left = what.as<MemberLeft>()) return check_leaving(*left, now);
  if (const auto* paid = what.as<ContributionReceived>()) return check_contribution(*paid, now);
  if (const auto* gift = what.as<DonationReceived>()) return check_donation(*gift, now);
  if (const auto* borrowed = what.as<CapitalBorrowed>()) return check_borrowing(*borrowed, now);
  if (const auto* counted = what.as<CashCounted>()) return check_count(*counted, now);
  return check_goods(now);
}

/// The reversal itself, and for loans what follows from it.
Result<Facts> facts_of(const ReverseEntry& ask, const Event& original, Day day, const Moment& at) {
  EntryReversed reversed{ask, original.envelope.value_date, std::make_shared<const Payload>(original.payload)};
  Facts facts = one_fact(std::move(reversed), opposite(original.postings), day);
  SOQUY_TRY(check_call_reversal(original, day, at));
  if (!is_loan(original.payload.kind())) return facts;
  auto following = decide_loan_reversal(original, at.next, day, at);
  if (following.has_error()) return std::move(following).error();
  for (Fact& fact : *following) {
    if (fact.value_date.is_none()) fact.value_date = day;
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace

Result<Facts> decide_act(const ReverseEntry& ask, const Moment& at) {
  const auto found = find_event(at, ask.entry, "entry");
  if (found.has_error()) return found.error();
  const Event& original = *found;
  const auto day = day_of_reversal(ask, original, at);
  if (day.has_error()) return day.error();
  const std::string version = "version " + std::to_string(ask.entry.value);
  SOQUY_TRY(check_entry(at.club, opposite(original.postings), *day));
  if (const auto before = at.club.reversed.find(ask.entry); before != at.club.reversed.end())
    return Rejection(RejectReason::already_reversed,
                     version + " was taken back by version " + std::to_string(before->second.value),
                     "take it back again", "entry");
  if (!is_reversible(original.payload.kind()))
    return Rejection(RejectReason::not_reversible, version + " is " + std::string(to_text(original.payload.kind())),
                     "take it back", "entry");
  SOQUY_TRY(check_dependents({original, *day, at}));
  return facts_of(ask, original, *day, at);
}

}  // namespace soquy::engine
