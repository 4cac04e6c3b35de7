// A command can be read back from its commit, field by field, so that it need not be stored beside it.
#include <catch2/catch.hpp>

#include "events/codec.h"
#include "events/event.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

namespace {

/// An event that answers the act of a random payload, with what decides it filled at random as well.
Payload answer(Kind kind, Dice& dice) { return random_payload(kind, dice, Fill::sometimes); }

Envelope envelope_for(const Command& command, const Act& act, std::size_t number, Dice& dice) {
  auto envelope = random_envelope(dice, Fill::sometimes);
  envelope.club = command.club;
  envelope.command = command.id;
  envelope.actor = command.actor;
  envelope.expected = command.expected;
  envelope.from_paper = command.from_paper;
  envelope.approvals.clear();
  if (number == 0) envelope.approvals = command.approvals;
  envelope.act = static_cast<std::uint16_t>(number);
  envelope.value_date = act.value_date.is_none() ? command.value_date : act.value_date;
  envelope.written_on = act.written_on;
  envelope.late_reason = act.late_reason;
  envelope.original_date = act.original_date;
  envelope.voucher = act.voucher;
  envelope.page = act.page;
  return envelope;
}

struct Recorded {
  Command command;
  std::vector<Event> events;
};

/// Three acts, and what the engine would record for them: reallocations may follow any event.
Recorded record(Kind kind, Dice& dice) {
  Recorded recorded;
  auto& command = recorded.command;
  const auto header = random_envelope(dice, Fill::always);
  command.club = header.club;
  command.id = header.command;
  command.actor = header.actor;
  command.value_date = header.value_date;
  command.expected = header.expected;
  command.from_paper = dice.below(2) == 0;
  command.approvals = header.approvals;
  for (std::size_t number = 0; number < 3; ++number) {
    const auto payload = answer(number == 1 ? kind : Kind::contribution_received, dice);
    Act act;
    act = *act_of(payload);
    if (dice.below(2) == 0) act.value_date = random_envelope(dice, Fill::always).value_date;
    const auto extras = random_envelope(dice, Fill::sometimes);
    act.written_on = extras.written_on;
    act.late_reason = extras.late_reason;
    act.original_date = extras.original_date;
    act.voucher = extras.voucher;
    act.page = extras.page;
    command.acts.push_back(act);
    recorded.events.push_back({envelope_for(command, act, number, dice), {}, payload});
    if (dice.below(2) == 0) {
      recorded.events.push_back(
          {envelope_for(command, act, number, dice), {}, answer(Kind::repayment_reallocated, dice)});
    }
  }
  return recorded;
}

}  // namespace

TEST_CASE("every field of a command can be read back from its commit", "[core][command]") {
  Dice dice(2016);
  for (auto kind : all_kinds()) {
    if (kind == Kind::repayment_reallocated) continue;
    for (int round = 0; round < 12; ++round) {
      INFO(to_text(kind) << ", round " << round);
      const auto recorded = record(kind, dice);
      const auto again = command_of(recorded.events);
      REQUIRE(again == normal_form(recorded.command));
      REQUIRE(canonical_command(again) == canonical_command(recorded.command));
    }
  }
}

TEST_CASE("what is decided is no part of the command", "[core][command]") {
  Dice dice(7);
  for (auto kind : all_kinds()) {
    const auto payload = answer(kind, dice);
    const auto act = act_of(payload);
    INFO(to_text(kind));
    REQUIRE(act.has_value() == (kind != Kind::repayment_reallocated));
  }
  RepaymentReceived first;
  first.loan = LoanNo{3};
  first.amount = 500'000_vnd;
  auto second = first;
  second.lines = {{1, 400'000_vnd, 100'000_vnd, {}}};
  second.settles = true;
  CHECK(act_of(first) == act_of(second));
  CHECK(act_of(first) == Act(static_cast<const ReceiveRepayment&>(first)));
}

TEST_CASE("commands that mean the same are signed as the same bytes, others are not", "[core][command]") {
  Command command;
  command.club = *ClubCode::parse("QN-01");
  command.actor = actor_of(MemberNo{5});
  command.value_date = *parse_iso_day("2019-03-15");
  command.acts = {Act(BankCash{kIncomeFund, 500_vnd}), Act(WithdrawCash{kIncomeFund, 300_vnd})};
  auto same = command;
  for (auto& act : same.acts) act.value_date = command.value_date;
  same.value_date = Day::none();
  CHECK(canonical_command(same) == canonical_command(command));
  same.approvals.resize(1);
  CHECK(canonical_command(same) == canonical_command(command));

  std::vector<Command> others(9, command);
  others[0].club = *ClubCode::parse("QN-02");
  others[1].id.bytes[15] = 1;
  others[2].actor = actor_of(MemberNo{6});
  others[3].value_date = *parse_iso_day("2019-03-16");
  others[4].expected = Version{7};
  others[5].from_paper = true;
  others[6].acts[1].voucher = "PC-01";
  others[7].acts[1] = Act(WithdrawCash{kIncomeFund, 301_vnd});
  std::swap(others[8].acts[0], others[8].acts[1]);
  for (std::size_t i = 0; i < others.size(); ++i) {
    INFO("row " << i);
    CHECK(canonical_command(others[i]) != canonical_command(command));
    CHECK(others[i] != command);
  }
}

TEST_CASE("a reversal at the original's date takes its date from the original", "[core][command]") {
  ReverseEntry ask;
  ask.entry = Version{4};
  ask.at_original_date = true;
  Command command;
  command.club = *ClubCode::parse("QN-01");
  command.value_date = *parse_iso_day("2019-03-15");
  command.acts = {Act(ask)};
  EntryReversed reversed{ask, *parse_iso_day("2019-01-15"), std::make_shared<Payload>(CashBanked{})};
  Event event;
  event.envelope.club = command.club;
  event.envelope.value_date = reversed.original_value_date;
  event.payload = reversed;
  CHECK(command_of({event}) == normal_form(command));
  CHECK(canonical_command(command_of({event})) == canonical_command(command));
}

TEST_CASE("an act without content cannot be signed", "[core][command]") {
  Command command;
  command.acts.resize(1);
  CHECK_THROWS_AS(canonical_command(command), EncodeFailure);
}
