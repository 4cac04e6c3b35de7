#pragma once
// Given what a club has recorded, when somebody orders this, then the rule book answers so. Everything goes through
// decide and evolve; nothing is stored.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/decide.h"
#include "events/event.h"
#include "tests/support/history.h"

namespace soquy::tests {

/// A command of the treasurer (TV05) of club HP-01, dated `on`.
template <class... Orders>
[[nodiscard]] Command order(Day on, Orders... orders) {
  static std::uint8_t count = 0;
  Command command;
  command.club = *ClubCode::parse("HP-01");
  command.id.bytes[0] = ++count;
  command.actor = actor_of(MemberNo{5});
  command.value_date = on;
  (command.acts.emplace_back(std::move(orders)), ...);
  return command;
}

/// The same with the named word of these members.
[[nodiscard]] Command signed_by(Command command, std::initializer_list<std::uint32_t> members);

[[nodiscard]] inline Note note(std::string words) { return {{}, std::move(words)}; }

/// What the rule book answered.
struct Answer {
  std::string says;  ///< "accepted", or the reason of the refusal
  std::optional<Rejection> rejection;
  engine::Decision decision;

  [[nodiscard]] const Event& event(std::size_t index = 0) const { return decision.events.at(index); }
  [[nodiscard]] const Entry& postings(std::size_t index = 0) const { return event(index).postings; }
  [[nodiscard]] Version version(std::size_t index = 0) const { return event(index).envelope.version; }
  /// The event of that type; the test ends when there is none.
  template <class E>
  [[nodiscard]] const E& as(std::size_t index = 0) const {
    return std::get<E>(event(index).payload.is);
  }
  [[nodiscard]] bool warns(std::string_view code) const;
};

class Given {
 public:
  /// A club that nobody has founded yet; today is 2020-06-30.
  Given();
  /// HP-01, founded on 2019-01-10 with members TV01 to TV08, a board of TV01 (head) to TV05 (treasurer), cash in
  /// multiples of 1,000 and expenses above 1,000,000 by resolution.
  [[nodiscard]] static Given a_club();

  /// Records it; the test ends when it is refused.
  const Answer& record(const Command& command);
  /// What would be answered; nothing is recorded.
  [[nodiscard]] Answer when(const Command& command) const;

  engine::ClubState state;
  engine::Context context;
  std::vector<Event> events;

 private:
  Answer last_;
};

/// The monthly meeting on that day with TV01 to TV06 present, and what is done in it.
template <class... Orders>
[[nodiscard]] Command meeting(Day on, Orders... orders) {
  HoldMeeting held;
  for (std::uint32_t no = 1; no <= 6; ++no) held.present.push_back(MemberNo{no});
  held.present_count = 6;
  return order(on, std::move(held), std::move(orders)...);
}

[[nodiscard]] PassResolution resolution(std::uint32_t no, Subject subject, Money limit = {});
[[nodiscard]] ReceiveDonation gift(Money amount, Condition condition = Condition::free, Fund fund = kActivityFund);
[[nodiscard]] ReceiveDonation restricted_gift(Money amount, std::string use, Fund fund = kActivityFund);
[[nodiscard]] ReceiveContribution saving(std::uint32_t member, Money amount);
[[nodiscard]] PayExpense expense(Money amount, Fund fund = kActivityFund);
[[nodiscard]] PayExpense expense_from(GrantNo grant, Money amount, std::string use);
[[nodiscard]] ReverseEntry undo(Version entry);

/// A command that breaks every rule of a table, and how to mend one after the other: the rule book must name them in
/// this order, and accept the command once all are mended.
struct Mend {
  std::string reason;
  std::function<void(Command&)> mend;
};
void check_refusals(const Given& club, Command command, const std::vector<Mend>& table);

/// Changes the order of one act of a command.
template <class A>
[[nodiscard]] std::function<void(Command&)> with(std::function<void(A&)> change, std::size_t act = 0) {
  return [=](Command& command) { change(std::get<A>(command.acts.at(act).is)); };
}

}  // namespace soquy::tests
