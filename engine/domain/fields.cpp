#include "engine/domain/fields.h"

#include <algorithm>
#include <set>

#include "engine/domain/field_value.h"
#include "events/limits.h"

namespace soquy::engine {

Rejection bad_field(const char* field, std::string must, std::string is) {
  return Rejection(RejectReason::field_not_valid, std::move(must), std::move(is), field);
}

namespace {

using Verdict = Result<Ok>;

/// What it is instead is read from the act, once, in check_fields.
Verdict require(bool holds, const char* field, std::string_view must) {
  if (holds) return Ok{};
  return bad_field(field, std::string(must));
}

const std::string kWithinEntry = "from 0 to " + std::to_string(kMaxEntryMinor) + " minor units (dong, cents)";

template <class E>
Verdict require_kind(E value, const char* field) {
  if (value != E::none) return Ok{};
  return bad_field(field, limits::accepted(value));
}

Verdict require_reason(ReasonCode reason) { return require_kind(reason, "reason"); }

/// The list is ascending without repeats, so that the same list has one spelling.
Verdict require_ascending(const std::vector<MemberNo>& members, const char* field) {
  const bool ascending = std::adjacent_find(members.begin(), members.end(), [](MemberNo left, MemberNo right) {
                           return !(left < right);
                         }) == members.end();
  return require(ascending, field, "member numbers ascending, each once");
}

Verdict require_item(const Item& item, const char* field = "item") {
  return require(!item.name.empty() && !item.unit.empty(), field, "a name and a unit");
}

constexpr std::int64_t kMaxPriceIndex = 1'000'000'000;

bool is_edge_of_month(Day day) { return !day.is_none() && (civil(day).day == 1 || day == end_of_month(day)); }

constexpr Quantity kMaxQuantity = 1'000'000'000'000;

Verdict require_quantity(Quantity quantity, const char* field = "quantity") {
  return require(quantity > 0 && quantity <= kMaxQuantity, field, "above 0, at most 1000000000 units");
}

Verdict require_memo(Money value, const char* field = "memo_value") {
  return require(!value.is_negative() && value.minor <= kMaxEntryMinor, field, kWithinEntry);
}

/// A sum owed by or to somebody has a name behind it; an opening balance has none. Null when the account may be opened.
const char* recorded_instead(Account account) {
  switch (account) {
    case Account::capital: return "no line for 411: it takes the difference";
    case Account::restricted: return "no line for 4118: record each gift for a stated use as a donation";
    case Account::loans: return "no line for 1288: approve and pay out each loan for what is still owed on it";
    case Account::refundable: return "no line for 338: record what each member has put in as a contribution";
    case Account::borrowed: return "no line for 341: record each lender's money as borrowed";
    default: return nullptr;
  }
}

// One overload per act, with no default: a new act fails to compile here until its fields are considered.
struct FieldRules {
  Day value_date;

  // programme
  Verdict operator()(const std::monostate&) const { return bad_field("act", "an act orders something"); }
  Verdict operator()(const DefineRegion& ask) const {
    SOQUY_TRY(require(!ask.region.scheme.empty() && !ask.region.code.is_empty(), "region", "a scheme and a code"));
    SOQUY_TRY(require_kind(ask.level, "level"));
    SOQUY_TRY(require(!ask.name.empty(), "name", "a name"));
    SOQUY_TRY(require(!ask.valid_from.is_none(), "valid_from", "a day"));
    return require(ask.valid_until.is_none() || ask.valid_until >= ask.valid_from, "valid_until",
                   "not before valid_from");
  }
  Verdict operator()(const SucceedRegion& ask) const {
    SOQUY_TRY(require(ask.old_region != ask.new_region, "new_region", "another region than the old one"));
    return require(!ask.effective.is_none(), "effective", "a day");
  }
  Verdict operator()(const PublishRulePack& ask) const {
    SOQUY_TRY(require(!ask.name.empty(), "name", "a name"));
    SOQUY_TRY(require(!ask.valid_from.is_none(), "valid_from", "a day"));
    SOQUY_TRY(require(ask.valid_until.is_none() || ask.valid_until >= ask.valid_from, "valid_until",
                      "not before valid_from"));
    for (const CriterionRule& rule : ask.rules) {
      SOQUY_TRY(require_kind(rule.criterion, "rules"));
      SOQUY_TRY(require(rule.min >= 0 && (rule.kind != CriterionKind::range || rule.max >= rule.min), "rules",
                        "min zero or more, max not below it"));
    }
    return Ok{};
  }
  Verdict operator()(const SetTarget& ask) const {
    SOQUY_TRY(require_kind(ask.kind, "kind"));
    SOQUY_TRY(require(!ask.due.is_none(), "due", "a day"));
    return require(ask.value >= 0, "value", "zero or more");
  }
  Verdict operator()(const PublishPriceIndex& ask) const {
    SOQUY_TRY(require(!ask.series.empty(), "series", "whose index and of what, as CPI-VN"));
    SOQUY_TRY(require(is_edge_of_month(ask.month), "month", "the first or the last day of the month"));
    const bool has_begun = value_date.is_none() || add_months(ask.month, 0, 1) <= value_date;
    SOQUY_TRY(require(has_begun, "month", "a month that has begun by the day of the entry"));
    SOQUY_TRY(require(ask.index > 0 && ask.index <= kMaxPriceIndex, "index",
                      "above 0 and at most 1000000000, in thousandths: 104190 is 104.19"));
    return require(!ask.basis.empty(), "basis", "what is 100, as '2019 = 100'");
  }
  Verdict operator()(const EnrolActor& ask) const {
    SOQUY_TRY(require(!ask.subject.is_empty(), "subject", "a code"));
    SOQUY_TRY(require(ask.role != Role::none, "role", "a role"));
    return require((ask.assurance == Assurance::key) == !ask.key.is_zero(), "key",
                   "a public key when signing with a key");
  }
  Verdict operator()(const RevokeActorKey& ask) const {
    SOQUY_TRY(require(!ask.subject.is_empty(), "subject", "a code"));
    return require_reason(ask.reason);
  }
  Verdict operator()(const HoldReviewMeeting& ask) const { return require(!ask.topic.is_none(), "topic", "a topic"); }
  Verdict operator()(const SubmitReport& ask) const {
    SOQUY_TRY(require_kind(ask.kind, "kind"));
    SOQUY_TRY(require(!ask.period_end.is_none(), "period_end", "a day"));
    return require(ask.tree_size > 0 && !ask.root.is_zero(), "root", "size and root of the tree it was computed from");
  }
  Verdict operator()(const ReceiveReport& ask) const {
    SOQUY_TRY(require_kind(ask.kind, "kind"));
    SOQUY_TRY(require(!ask.period_end.is_none(), "period_end", "a day"));
    return require(ask.club.is_empty() != (ask.region == RegionRef{}), "club", "a club or a region, not both");
  }

  // club
  Verdict operator()(const FoundClub& ask) const {
    SOQUY_TRY(require(!ask.name.empty(), "name", "a name"));
    const bool random = std::any_of(ask.nonce.begin(), ask.nonce.end(), [](std::uint8_t byte) { return byte != 0; });
    return require(random, "nonce", "128 random bits");
  }
  Verdict operator()(const AdoptByLaw& ask) const { return check_by_law_fields(ask); }
  Verdict operator()(const RelocateClub& ask) const {
    return require(ask.region != RegionRef{}, "region", "a scheme and a code");
  }
  Verdict operator()(const ElectBoard& ask) const {
    SOQUY_TRY(require(!ask.seats.empty(), "seats", "at least one seat"));
    std::set<Role> roles;
    std::set<MemberNo> members;
    for (const BoardSeat& seat : ask.seats) {
      SOQUY_TRY(require(seat.role >= Role::head && seat.role <= Role::treasurer, "seats", "posts of the board"));
      SOQUY_TRY(require(roles.insert(seat.role).second, "seats", "each post once"));
      SOQUY_TRY(require(members.insert(seat.member).second, "seats", "one seat a person"));
    }
    return Ok{};
  }
  Verdict operator()(const GrantWriter& ask) const {
    SOQUY_TRY(require(!ask.device.is_none(), "device", "a device"));
    SOQUY_TRY(require(ask.epoch > 0, "epoch", "an epoch from 1"));
    return require_reason(ask.reason);
  }
  Verdict operator()(const DissolveClub& ask) const { return require_reason(ask.reason); }
  Verdict operator()(const SetOpeningBalance& ask) const {
    SOQUY_TRY(require(!ask.balances.empty() && ask.balances.size() <= kMaxPostings / 2, "balances", "1 to 32 lines"));
    SOQUY_TRY(require(!ask.evidence.is_none(), "evidence", "the pages of the paper book"));
    std::set<std::pair<Fund, Account>> named;
    for (const Posting& line : ask.balances) {
      SOQUY_TRY(require(named.emplace(line.fund, line.account).second, "balances", "each account of a fund once"));
      const char* const instead = recorded_instead(line.account);
      if (instead != nullptr) return bad_field("balances", instead);
      const bool money = line.account == Account::cash || line.account == Account::bank;
      SOQUY_TRY(require(!money || line.amount.is_positive(), "balances", "cash and bank above zero"));
    }
    return Ok{};
  }

  // people
  Verdict operator()(const JoinMember& ask) const {
    SOQUY_TRY(require(!ask.member.is_none(), "member", "a number from 1"));
    SOQUY_TRY(require_birth_year(ask.birth_year));
    SOQUY_TRY(require(ask.household != ask.member, "household", "another member"));
    return require(!ask.profile.is_none(), "profile", "name and address for the register");
  }
  Verdict operator()(const AmendProfile& ask) const {
    SOQUY_TRY(require_birth_year(ask.birth_year));
    SOQUY_TRY(require_reason(ask.reason));
    SOQUY_TRY(require(ask.household.is_none() || ask.household != ask.member, "household", "another member"));
    return require(!ask.profile.is_none(), "profile", "name and address for the register");
  }
  Verdict operator()(const ClassifyMember& ask) const {
    return require(ask.valid_until.is_none() || ask.valid_from.is_none() || ask.valid_until >= ask.valid_from,
                   "valid_until", "not before valid_from");
  }
  Verdict operator()(const LeaveClub& ask) const { return require_reason(ask.reason); }
  Verdict operator()(const AppointVolunteer&) const { return Ok{}; }
  Verdict operator()(const ReleaseVolunteer&) const { return Ok{}; }
  Verdict operator()(const RecordConsent& ask) const { return require_kind(ask.purpose, "purpose"); }
  Verdict operator()(const ErasePerson& ask) const {
    SOQUY_TRY(require(ask.member.is_none() != ask.text_version.is_none(), "member", "a member or a text, not both"));
    SOQUY_TRY(require(ask.member.is_none() || ask.text_slot == 0, "text_slot", "zero for a member"));
    return require(ask.ground != ReasonCode::none, "ground", "the ground of the erasure");
  }
  Verdict operator()(const SurveyIncome& ask) const {
    SOQUY_TRY(require(!ask.instrument.empty(), "instrument", "name and version of the form"));
    SOQUY_TRY(require(ask.household_size > 0, "household_size", "at least one person"));
    SOQUY_TRY(require(ask.recall_months > 0 && ask.recall_months <= 24, "recall_months", "1 to 24 months"));
    const std::pair<const char*, Money> parts[] = {{"farm", ask.farm},
                                                   {"animals", ask.animals},
                                                   {"trade", ask.trade},
                                                   {"wage", ask.wage},
                                                   {"transfers", ask.transfers}};
    for (const auto& [field, part] : parts)
      SOQUY_TRY(require(part.minor <= kMaxEntryMinor && part.minor >= -kMaxEntryMinor, field, "within one entry"));
    return Ok{};
  }
  Verdict operator()(const RecordInsurance&) const { return Ok{}; }

  // meeting
  Verdict operator()(const HoldMeeting& ask) const {
    SOQUY_TRY(require_ascending(ask.present, "present"));
    return require(ask.present_count == 0 || ask.present_count >= ask.present.size(), "present_count",
                   "zero when not known, else at least the members named");
  }
  Verdict operator()(const PassResolution& ask) const {
    SOQUY_TRY(require_kind(ask.subject, "subject"));
    return require(!ask.limit.is_negative() && ask.limit.minor <= kMaxEntryMinor, "limit", kWithinEntry);
  }
  Verdict operator()(const CountCash& ask) const {
    SOQUY_TRY(require(!ask.counted.is_negative() && ask.counted.minor <= kMaxEntryMinor, "counted", kWithinEntry));
    SOQUY_TRY(require(ask.notes.size() <= 64, "notes", "at most 64 faces"));
    for (std::size_t i = 0; i < ask.notes.size(); ++i) {
      const NoteCount& note = ask.notes[i];
      SOQUY_TRY(require(note.face.is_positive() && note.face.minor <= 1'000'000'000, "notes",
                        "faces from 1 to 1000000000 minor units (dong, cents)"));
      SOQUY_TRY(require(note.pieces > 0 && note.pieces <= 10'000'000, "notes", "from 1 to 10000000 pieces of a face"));
      SOQUY_TRY(require(i == 0 || note.face < ask.notes[i - 1].face, "notes", "faces descending, each once"));
    }
    return Ok{};
  }
  Verdict operator()(const PostDifference&) const { return Ok{}; }
  Verdict operator()(const WriteSeal& ask) const {
    static constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    SOQUY_TRY(require(ask.code.size() == 26 && ask.code.find_first_not_of(kCrockford) == std::string::npos, "code",
                      "26 characters of the seal"));
    return require(!ask.size.is_none(), "size", "the size that was sealed");
  }

  // money
  Verdict operator()(const ReceiveContribution& ask) const {
    SOQUY_TRY(require_kind(ask.kind, "kind"));
    const bool collected = ask.member.is_none();
    SOQUY_TRY(require(collected == (ask.payers > 0), "payers", "one member, or a count of payers"));
    return require(!collected || ask.kind == ContributionKind::fee, "member",
                   "a member: only fees are collected together");
  }
  Verdict operator()(const ReceiveDonation& ask) const {
    SOQUY_TRY(require_kind(ask.donor, "donor"));
    SOQUY_TRY(require(ask.member.is_none() || ask.donor == DonorClass::member, "member", "none unless a member gives"));
    const bool bound = ask.condition == Condition::restricted;
    SOQUY_TRY(require(bound == !ask.use.empty(), "use", "the one use, for a restricted gift and no other"));
    SOQUY_TRY(require(bound || ask.area == Area::none, "area", "none unless restricted"));
    return require(bound || ask.grant.is_none(), "grant", "none unless restricted");
  }
  Verdict operator()(const BorrowCapital& ask) const {
    SOQUY_TRY(require(ask.rate.ppm <= 1'000'000, "rate", "at most 1000000 parts per million (100%)"));
    return require(ask.due.is_none() || value_date.is_none() || ask.due >= value_date, "due",
                   "not before it is borrowed");
  }
  Verdict operator()(const RepayCapital&) const { return Ok{}; }
  Verdict operator()(const ReceiveIncome& ask) const { return require_kind(ask.kind, "kind"); }
  Verdict operator()(const PayExpense& ask) const {
    SOQUY_TRY(require(ask.area != Area::none, "area", "one of the eight areas"));
    return require(ask.grant.is_none() == ask.use.empty(), "use", "the use, with a grant and no other");
  }
  Verdict operator()(const GiveAid& ask) const {
    SOQUY_TRY(require_kind(ask.kind, "kind"));
    SOQUY_TRY(require(ask.area != Area::none, "area", "one of the eight areas"));
    return require(ask.grant.is_none() == ask.use.empty(), "use", "the use, with a grant and no other");
  }
  Verdict operator()(const RefundContribution& ask) const { return require_reason(ask.reason); }
  Verdict operator()(const TransferFunds& ask) const {
    SOQUY_TRY(require(ask.from != ask.to, "to", "another fund than the giver"));
    const bool own =
        ask.source == Account::surplus || ask.source == Account::capital || ask.source == Account::activity_capital;
    return require(own, "source", "421, 411 or 431");
  }
  Verdict operator()(const BankCash&) const { return Ok{}; }
  Verdict operator()(const WithdrawCash&) const { return Ok{}; }

  // loans: decide_loan.cpp
  Verdict operator()(const ApproveLoan&) const { return Ok{}; }
  Verdict operator()(const DisburseLoan&) const { return Ok{}; }
  Verdict operator()(const ReceiveRepayment& ask) const {
    const bool own = ask.place != Place::contribution || ask.payer.is_none();
    return require(own, "payer", "nobody else: it is set off against what the borrower has put in");
  }
  Verdict operator()(const ChargePenalty&) const { return Ok{}; }
  Verdict operator()(const WaivePenalty&) const { return Ok{}; }
  Verdict operator()(const RescheduleLoan&) const { return Ok{}; }
  Verdict operator()(const WriteOffLoan&) const { return Ok{}; }
  Verdict operator()(const RecoverLoan&) const { return Ok{}; }
  Verdict operator()(const ReferToLender&) const { return Ok{}; }
  Verdict operator()(const FormGuaranteeGroup& ask) const {
    SOQUY_TRY(require(ask.members.size() >= 2 && ask.members.size() <= 10, "members", "two to ten members"));
    return require_ascending(ask.members, "members");
  }
  Verdict operator()(const CallGuarantee&) const { return Ok{}; }

  // goods
  Verdict operator()(const ReceiveGoods& ask) const {
    SOQUY_TRY(require_item(ask.item));
    SOQUY_TRY(require_quantity(ask.quantity));
    SOQUY_TRY(require_memo(ask.memo_value));
    SOQUY_TRY(require_kind(ask.donor, "donor"));
    return require(ask.member.is_none() || ask.donor == DonorClass::member, "member", "none unless a member gives");
  }
  Verdict operator()(const GiveGoods& ask) const {
    SOQUY_TRY(require_item(ask.item));
    SOQUY_TRY(require_quantity(ask.quantity));
    SOQUY_TRY(require_memo(ask.memo_value));
    return require(ask.area != Area::none, "area", "one of the eight areas");
  }
  Verdict operator()(const LendGoods& ask) const {
    SOQUY_TRY(require_item(ask.item));
    SOQUY_TRY(require_quantity(ask.quantity));
    SOQUY_TRY(require_item(ask.owed_item, "owed_item"));
    SOQUY_TRY(require_quantity(ask.owed, "owed"));
    SOQUY_TRY(require_memo(ask.memo_value));
    // A rule that counts from birth has no day yet; which rules do, decide_goods.cpp asks.
    if (ask.due.is_none()) return require(!ask.by_rule.empty(), "due", "a day, not before it is lent");
    return require(value_date.is_none() || ask.due >= value_date, "due", "a day, not before it is lent");
  }
  Verdict operator()(const RecordBirth& ask) const {
    SOQUY_TRY(require_item(ask.item));
    return require_quantity(ask.quantity);
  }
  Verdict operator()(const HandOnGoods& ask) const {
    SOQUY_TRY(require_item(ask.item));
    SOQUY_TRY(require_quantity(ask.quantity));
    SOQUY_TRY(require(ask.receiver_owes >= 0 && ask.receiver_owes <= kMaxQuantity, "receiver_owes",
                      "from 0 to 1000000000 units"));
    if (ask.receiver_due.is_none()) return Ok{};
    SOQUY_TRY(require(ask.receiver_owes > 0, "receiver_due", "no day, when nothing is owed"));
    return require(value_date.is_none() || ask.receiver_due >= value_date, "receiver_due",
                   "a day, not before it is handed on");
  }
  Verdict operator()(const ReturnGoods& ask) const {
    SOQUY_TRY(require_item(ask.item));
    return require_quantity(ask.quantity);
  }
  Verdict operator()(const RecordLoss& ask) const {
    SOQUY_TRY(require_item(ask.item));
    SOQUY_TRY(require_quantity(ask.quantity));
    SOQUY_TRY(require_reason(ask.reason));
    SOQUY_TRY(require(!ask.witness.is_none() || !ask.other_witness.is_none(), "witness", "somebody who saw it"));
    return require(!ask.obligation_ends || !ask.placement.is_none(), "obligation_ends", "only of a placement");
  }
  Verdict operator()(const BuyOutGoods& ask) const { return require_quantity(ask.quantity); }
  Verdict operator()(const RevalueGoods& ask) const {
    SOQUY_TRY(require_item(ask.item));
    return require_memo(ask.memo_value_each, "memo_value_each");
  }

  // help
  Verdict operator()(const GiveHelp& ask) const {
    SOQUY_TRY(require_kind(ask.kind, "kind"));
    SOQUY_TRY(require_ascending(ask.members, "members"));
    SOQUY_TRY(require(ask.helpers > 0 && ask.helpers >= ask.members.size(), "helpers", "at least the members named"));
    return require(ask.tenths > 0, "tenths", "1 tenth of a day or more");
  }
  Verdict operator()(const HoldActivity& ask) const {
    SOQUY_TRY(require(ask.area != Area::none, "area", "one of the eight areas"));
    return require(ask.members_attended <= ask.attended, "members_attended", "at most all who came");
  }
  Verdict operator()(const HoldTraining& ask) const {
    SOQUY_TRY(require(!ask.topic.is_none(), "topic", "a topic"));
    return require(ask.board_attended <= ask.attended, "board_attended", "at most all who came");
  }
  Verdict operator()(const HoldHealthCheck& ask) const {
    return require(ask.members_attended <= ask.attended, "members_attended", "at most all who came");
  }
  Verdict operator()(const RecordVisit& ask) const {
    return require(!ask.supervisor.is_empty(), "supervisor", "the code of who visited");
  }

  // closing
  Verdict operator()(const AllocateInterest&) const { return Ok{}; }
  Verdict operator()(const ClosePeriod& ask) const {
    return require(!ask.through.is_none(), "through", "the last day to close");
  }
  Verdict operator()(const ReopenPeriod& ask) const {
    SOQUY_TRY(require(!ask.through.is_none(), "through", "the closing day of the period"));
    return require_reason(ask.reason);
  }
  Verdict operator()(const ReverseEntry& ask) const {
    SOQUY_TRY(require(!ask.entry.is_none(), "entry", "the version of the entry"));
    return require_reason(ask.reason);
  }
  Verdict operator()(const SignHandover& ask) const {
    SOQUY_TRY(require(ask.role >= Role::head && ask.role <= Role::treasurer, "role", "a post of the board"));
    return require(ask.from != ask.to, "to", "another person than who hands over");
  }

  // audit
  Verdict operator()(const RaiseFinding& ask) const { return require(!ask.code.empty(), "code", "a code of the list"); }
  Verdict operator()(const AnswerFinding& ask) const { return require(!ask.words.is_none(), "words", "an answer"); }
  Verdict operator()(const GiveAttestation& ask) const {
    SOQUY_TRY(require_kind(ask.kind, "kind"));
    const bool about_member = ask.kind == AttestationKind::member_balance;
    return require(about_member == !ask.member.is_none(), "member", "the member whose balance it is");
  }
  Verdict operator()(const OpenDispute& ask) const {
    return require(!ask.words.is_none(), "words", "what is disputed");
  }
  Verdict operator()(const ResolveDispute& ask) const { return require(!ask.words.is_none(), "words", "the outcome"); }

 private:
  Verdict require_birth_year(std::uint16_t year) const {
    const int latest = value_date.is_none() ? 2199 : civil(value_date).year;
    return require(year == 0 || (year >= kEarliestBirthYear && year <= latest), "birth_year",
                   "from 1900 to the year of joining, or nothing when not known");
  }
};

}  // namespace

namespace {

/// Only what a member owes on a loan is set off against what the member has put in.
Verdict check_set_off_place(const ActVariant& act) {
  const auto look = [](const auto& ask) -> Verdict {
    using Ask = std::decay_t<decltype(ask)>;
    constexpr bool sets_off = std::is_same_v<Ask, ReceiveRepayment> || std::is_same_v<Ask, RecoverLoan>;
    if constexpr (requires { ask.place; } && !sets_off) {
      return require(ask.place != Place::contribution, "place", "cash or bank");
    } else {
      return Ok{};
    }
  };
  return std::visit(look, act);
}

}  // namespace

Result<Ok> check_fields(const ActVariant& act, Day value_date, Currency currency) {
  auto outcome = std::visit(FieldRules{value_date}, act);
  if (outcome) outcome = check_set_off_place(act);
  if (outcome) return outcome;
  Rejection rejection = std::move(outcome).error();
  rejection.asked = value_of_field(act, rejection.field, currency);
  return rejection;
}

// --- The by-law ------------------------------------------------------------------------------------------------------

namespace {

Verdict check_funds(const AdoptByLaw& law) {
  SOQUY_TRY(require(law.funds.size() <= kMaxFunds, "funds", "at most twelve"));
  std::set<Fund> numbers;
  for (const FundRule& rule : law.funds) {
    SOQUY_TRY(require(!rule.fund.is_none() && !rule.name.empty(), "funds", "a number and a name each"));
    SOQUY_TRY(require(numbers.insert(rule.fund).second, "funds", "each number once"));
  }
  return Ok{};
}

bool knows_fund(const AdoptByLaw& law, Fund fund) {
  if (law.funds.empty()) return fund == kIncomeFund || fund == kActivityFund;
  return std::any_of(law.funds.begin(), law.funds.end(), [&](const FundRule& rule) { return rule.fund == fund; });
}

Verdict check_boxes(const AdoptByLaw& law) {
  std::set<std::uint8_t> boxes;
  std::set<Fund> covered;
  for (const BoxRule& rule : law.boxes) {
    SOQUY_TRY(require(boxes.insert(rule.box).second && rule.box > 0, "boxes", "each box once, from 1"));
    SOQUY_TRY(require(!rule.funds.empty(), "boxes", "a fund in each box"));
    for (const Fund fund : rule.funds)
      SOQUY_TRY(require(knows_fund(law, fund) && covered.insert(fund).second, "boxes", "known funds, each in one box"));
  }
  return Ok{};
}

Verdict check_amounts(const AdoptByLaw& law) {
  const auto within = [](Money amount) { return !amount.is_negative() && amount.minor <= kMaxEntryMinor; };
  SOQUY_TRY(require(within(law.fee), "fee", kWithinEntry));
  SOQUY_TRY(require(within(law.loan_min), "loan_min", kWithinEntry));
  SOQUY_TRY(require(within(law.loan_max) && (law.loan_max.is_zero() || law.loan_max >= law.loan_min), "loan_max",
                    "0 for no limit, else at least loan_min and at most one entry"));
  SOQUY_TRY(require(within(law.penalty_late), "penalty_late", kWithinEntry));
  SOQUY_TRY(require(within(law.cash_limit), "cash_limit", kWithinEntry));
  SOQUY_TRY(require(within(law.expense_needs_resolution), "expense_needs_resolution", kWithinEntry));
  SOQUY_TRY(require(law.ceilings.size() <= 32, "ceilings", "at most 32 amounts"));
  for (const Money ceiling : law.ceilings)
    SOQUY_TRY(require(within(ceiling) && ceiling.is_positive(), "ceilings", "each above 0, within one entry"));
  return Ok{};
}

Verdict check_ranges(const AdoptByLaw& law) {
  constexpr std::string_view kMultiple = "from 1 to 1000000000 minor units (dong, cents)";
  const auto multiple = [](Money value) { return value.minor >= 1 && value.minor <= 1'000'000'000; };
  SOQUY_TRY(require(law.meeting_day <= 31, "meeting_day", "a day of the month from 1 to 31, or 0 for none"));
  SOQUY_TRY(require(law.rate_max.ppm <= 1'000'000, "rate_max", "at most 1000000 parts per million (100%)"));
  SOQUY_TRY(require(multiple(law.interest_multiple), "interest_multiple", kMultiple));
  SOQUY_TRY(require(multiple(law.principal_multiple), "principal_multiple", kMultiple));
  SOQUY_TRY(require(law.overdue_percent <= 1'000, "overdue_percent", "at most 1000"));
  SOQUY_TRY(require(law.quorum_percent <= 100, "quorum_percent", "at most 100"));
  return require(multiple(law.cash_multiple), "cash_multiple", kMultiple);
}

bool takes_interest(Account account) {
  return account == Account::capital || account == Account::activity_capital || account == Account::surplus ||
         account == Account::loss_reserve;
}

Verdict check_shares(const AdoptByLaw& law) {
  if (law.interest_shares.empty()) return Ok{};
  std::uint32_t sum = 0;
  int rests = 0;
  SOQUY_TRY(require(law.interest_shares.size() <= kMaxFunds, "interest_shares", "at most twelve"));
  for (const AllocationShare& share : law.interest_shares) {
    SOQUY_TRY(require(knows_fund(law, share.fund), "interest_shares", "known funds"));
    SOQUY_TRY(require(takes_interest(share.account), "interest_shares", "to 411, 431, 421 or 229"));
    sum += share.basis_points;
    rests += share.takes_rest ? 1 : 0;
  }
  SOQUY_TRY(require(sum == 10'000, "interest_shares", "10,000 basis points together"));
  return require(rests == 1, "interest_shares", "one of them takes the rest");
}

Verdict check_births(const GoodsRule& rule) {
  constexpr std::uint16_t kMostBirths = 100;
  std::uint16_t before = 0;
  SOQUY_TRY(require(rule.births.size() <= 12, "goods_rules", "at most twelve births"));
  for (const std::uint16_t birth : rule.births) {
    SOQUY_TRY(require(birth > before && birth <= kMostBirths, "goods_rules", "births from 1 to 100, ascending"));
    before = birth;
  }
  return Ok{};
}

Verdict check_goods_rules(const AdoptByLaw& law) {
  constexpr Quantity kMostEach = 1'000'000;
  constexpr std::uint16_t kMostMonths = 600;
  std::set<std::string> names;
  SOQUY_TRY(require(law.goods_rules.size() <= 16, "goods_rules", "at most sixteen"));
  for (const GoodsRule& rule : law.goods_rules) {
    SOQUY_TRY(require(!rule.name.empty() && names.insert(rule.name).second, "goods_rules", "a name each, each once"));
    SOQUY_TRY(require_item(rule.item, "goods_rules"));
    SOQUY_TRY(require_item(rule.owed_item, "goods_rules"));
    SOQUY_TRY(require(rule.owed_each > 0 && rule.owed_each <= kMostEach, "goods_rules",
                      "above 0, at most 1000 units for each unit"));
    SOQUY_TRY(require(rule.months > 0 && rule.months <= kMostMonths, "goods_rules", "from 1 to 600 months"));
    SOQUY_TRY(check_births(rule));
  }
  return Ok{};
}

Verdict check_assurances(const AdoptByLaw& law) {
  std::set<ActClass> classes;
  for (const AssuranceRule& rule : law.assurances)
    SOQUY_TRY(require(rule.act != ActClass::none && classes.insert(rule.act).second, "assurances", "each class once"));
  return Ok{};
}

}  // namespace

Result<Ok> check_by_law_fields(const AdoptByLaw& law) {
  SOQUY_TRY(check_funds(law));
  SOQUY_TRY(check_boxes(law));
  SOQUY_TRY(check_amounts(law));
  SOQUY_TRY(check_ranges(law));
  SOQUY_TRY(check_shares(law));
  SOQUY_TRY(check_assurances(law));
  return check_goods_rules(law);
}

}  // namespace soquy::engine
