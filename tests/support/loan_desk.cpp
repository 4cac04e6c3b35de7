#include "tests/support/loan_desk.h"

#include <catch2/catch.hpp>

namespace soquy::tests {

LoanTerms usual_terms() {
  LoanTerms terms;
  terms.principal = 1'200'000_vnd;
  terms.rate = {10'000, Period::month};
  terms.method = LoanMethod::equal_principal;
  terms.instalments = 4;
  return terms;
}

ApproveLoan usual_approval(std::uint32_t member, ResolutionNo resolution) {
  ApproveLoan ask;
  ask.borrower = MemberNo{member};
  ask.terms = usual_terms();
  ask.purpose.plain = "chickens";
  ask.resolution = resolution;
  ask.guarantors = {MemberNo{9}};
  return ask;
}

Desk::Desk(AdoptByLaw law) {
  const Day start = day("2024-01-01");
  History base;
  base.found(start);
  for (std::uint32_t member = 1; member <= 10; ++member) base.join(start, member, Sex::female, 1950);
  ByLawAdopted adopted;
  static_cast<AdoptByLaw&>(adopted) = std::move(law);
  base.add(start, adopted);
  BoardElected board;
  board.seats = {{Role::treasurer, MemberNo{1}}, {Role::head, MemberNo{2}}, {Role::accountant, MemberNo{3}}};
  base.add(start, board);
  base.seed(start, 100'000'000);
  base.add(day("2024-01-10"), MeetingHeld{});
  events = base.events();
  for (const Event& event : events) engine::evolve(club, event);
}

engine::Context Desk::context() const {
  engine::Context context;
  context.today = day("2025-12-31");
  context.now = evening(context.today);
  context.event_at = [this](Version version) -> std::optional<Event> {
    if (version.is_none() || version.value > events.size()) return std::nullopt;
    return events[version.value - 1];
  };
  return context;
}

Command Desk::command_of(std::vector<Act> acts, const Order& order) const {
  Command command;
  command.club = club.code;
  command.id.bytes[0] = 1;
  command.id.bytes[15] = order.command == 0 ? commands_ : order.command;
  command.actor = actor_of(MemberNo{order.by});
  command.value_date = order.on;
  for (const std::uint32_t member : order.approved_by) {
    Approval approval;
    approval.actor = actor_of(MemberNo{member});
    approval.role = Role::head;
    command.approvals.push_back(approval);
  }
  for (Act& act : acts) act.voucher = order.voucher;
  command.acts = std::move(acts);
  return command;
}

Result<engine::Decision> Desk::ask(Act act, const Order& order) const {
  return engine::decide(club, command_of({std::move(act)}, order), context());
}

std::vector<Event> Desk::tell(Act act, const Order& order) { return tell_all({std::move(act)}, order); }

std::vector<Event> Desk::tell_all(std::vector<Act> acts, const Order& order) {
  const std::size_t before = events.size();
  if (const auto no = offer(std::move(acts), order)) FAIL(to_sentence(*no));
  return {events.begin() + static_cast<std::ptrdiff_t>(before), events.end()};
}

std::optional<Rejection> Desk::offer(std::vector<Act> acts, const Order& order) {
  auto decided = engine::decide(club, command_of(std::move(acts), order), context());
  if (decided.has_error()) return std::move(decided).error();
  ++commands_;
  for (const Event& event : decided->events) {
    engine::evolve(club, event);
    events.push_back(event);
  }
  warnings = decided->warnings;
  return std::nullopt;
}

std::string Desk::outcome(Act act, const Order& order) const {
  const auto decided = ask(std::move(act), order);
  if (decided.has_value()) return "accepted";
  const Rejection& no = decided.error();
  return std::string(to_text(no.reason)) + (no.field.empty() ? "" : " " + no.field);
}

ResolutionNo Desk::resolve(Subject subject, Money limit) {
  PassResolution ask;
  ask.subject = subject;
  ask.limit = limit;
  return tell(ask, {day("2024-01-10"), {}, {}}).front().payload.as<ResolutionPassed>()->given;
}

LoanNo Desk::lend(std::uint32_t member) {
  const ResolutionNo resolution = resolve(Subject::loan);
  const Order order{day("2024-01-10"), {}, {2}};
  const LoanNo no = tell(usual_approval(member, resolution), order).front().payload.as<LoanApproved>()->given;
  tell(DisburseLoan{no, Place::cash, 1'200'000_vnd}, order);
  return no;
}

Version Desk::repay(LoanNo loan, std::int64_t amount, std::string_view on, std::string voucher) {
  return tell(ReceiveRepayment{loan, Place::cash, Money{amount}, {}}, {day(on), std::move(voucher), {2}})
      .front()
      .envelope.version;
}

std::vector<Event> Desk::reverse(Version entry, std::string_view on, bool at_original_date) {
  ReverseEntry ask;
  ask.entry = entry;
  ask.at_original_date = at_original_date;
  ask.reason = ReasonCode::wrong_amount;
  return tell(ask, {day(on), {}, {2}});
}

}  // namespace soquy::tests
