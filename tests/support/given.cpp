#include "tests/support/given.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace soquy::tests {

Command signed_by(Command command, std::initializer_list<std::uint32_t> members) {
  for (const std::uint32_t member : members) {
    Approval approval;
    approval.actor = actor_of(MemberNo{member});
    command.approvals.push_back(approval);
  }
  return command;
}

bool Answer::warns(std::string_view code) const {
  return std::any_of(decision.warnings.begin(), decision.warnings.end(),
                     [&](const engine::Warning& warning) { return warning.code == code; });
}

Given::Given() {
  context.today = day("2020-06-30");
  context.now = at_vietnam_time(context.today, 20, 0);
  context.device = DeviceId{7};
}

Answer Given::when(const Command& command) const {
  engine::Context asked = context;
  asked.event_at = [this](Version version) -> std::optional<Event> {
    if (version.is_none() || version.value > events.size()) return std::nullopt;
    return events[version.value - 1];
  };
  auto outcome = engine::decide(state, command, asked);
  if (outcome.has_error()) return {std::string(to_text(outcome.error().reason)), outcome.error(), {}};
  return {"accepted", std::nullopt, std::move(*outcome)};
}

const Answer& Given::record(const Command& command) {
  last_ = when(command);
  INFO((last_.rejection ? to_sentence(*last_.rejection) : std::string()));
  REQUIRE(last_.says == "accepted");
  for (const Event& event : last_.decision.events) {
    engine::evolve(state, event);
    events.push_back(event);
  }
  return last_;
}

namespace {

Command founding() {
  FoundClub found;
  found.name = "CLB Hạnh Phúc";
  found.nonce[0] = 1;
  AdoptByLaw law;
  law.cash_multiple = Money{1'000};
  law.expense_needs_resolution = 1'000'000_vnd;
  law.quorum_percent = 50;
  Command command = order(day("2019-01-10"), found, law);
  for (std::uint32_t no = 1; no <= 8; ++no) {
    JoinMember join;
    join.member = MemberNo{no};
    join.birth_year = 1955;
    join.sex = no % 2 == 0 ? Sex::male : Sex::female;
    join.profile = note("Bà Năm\n\n\n\n");
    command.acts.emplace_back(join);
  }
  ElectBoard board;
  for (std::uint32_t seat = 1; seat <= 5; ++seat) board.seats.push_back({static_cast<Role>(seat), MemberNo{seat}});
  command.acts.emplace_back(board);
  return command;
}

}  // namespace

Given Given::a_club() {
  Given club;
  club.record(founding());
  return club;
}

PassResolution resolution(std::uint32_t no, Subject subject, Money limit) {
  PassResolution pass;
  pass.resolution = ResolutionNo{no};
  pass.subject = subject;
  pass.limit = limit;
  return pass;
}

ReceiveDonation gift(Money amount, Condition condition, Fund fund) {
  ReceiveDonation donation;
  donation.donor = DonorClass::enterprise;
  donation.condition = condition;
  donation.fund = fund;
  donation.amount = amount;
  return donation;
}

ReceiveDonation restricted_gift(Money amount, std::string use, Fund fund) {
  ReceiveDonation donation = gift(amount, Condition::restricted, fund);
  donation.use = std::move(use);
  return donation;
}

ReceiveContribution saving(std::uint32_t member, Money amount) {
  ReceiveContribution contribution;
  contribution.kind = ContributionKind::saving;
  contribution.fund = kIncomeFund;
  contribution.member = MemberNo{member};
  contribution.amount = amount;
  return contribution;
}

PayExpense expense(Money amount, Fund fund) {
  PayExpense pay;
  pay.area = Area::health;
  pay.fund = fund;
  pay.amount = amount;
  return pay;
}

PayExpense expense_from(GrantNo grant, Money amount, std::string use) {
  PayExpense pay = expense(amount);
  pay.grant = grant;
  pay.use = std::move(use);
  return pay;
}

ReverseEntry undo(Version entry) {
  ReverseEntry reverse;
  reverse.entry = entry;
  reverse.reason = ReasonCode::wrong_amount;
  return reverse;
}

void check_refusals(const Given& club, Command command, const std::vector<Mend>& table) {
  for (const Mend& row : table) {
    const Answer answer = club.when(command);
    INFO((answer.rejection ? to_sentence(*answer.rejection) : std::string("nothing was refused")));
    REQUIRE(answer.says == row.reason);
    CHECK_FALSE((answer.rejection->seen.empty() && answer.rejection->asked.empty()));
    row.mend(command);
  }
  const Answer answer = club.when(command);
  INFO((answer.rejection ? to_sentence(*answer.rejection) : std::string()));
  CHECK(answer.says == "accepted");
}

}  // namespace soquy::tests
