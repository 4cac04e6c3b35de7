// The frame around every act: what holds for all of them is asked here, their own rules in decide_*.cpp. Later acts of
// a command are decided on a copy of the club that has taken in the earlier ones.

#include "engine/domain/decide.h"

#include <algorithm>
#include <optional>

#include "engine/domain/acts.h"
#include "engine/domain/fields.h"
#include "engine/domain/gate.h"
#include "engine/domain/posting_rules.h"
#include "engine/domain/refundable.h"
#include "events/check.h"

namespace soquy::engine {
namespace {

Result<Facts> decide_any(const Moment& at) {
  return std::visit(
      [&](const auto& ask) -> Result<Facts> {
        if constexpr (std::is_same_v<std::decay_t<decltype(ask)>, std::monostate>) {
          return bad_field("act", "an act orders something");
        } else {
          return decide_act(ask, at);
        }
      },
      at.act.is);
}

bool names_its_day(const ActVariant& act) {
  if (const auto* reversal = std::get_if<ReverseEntry>(&act)) return reversal->at_original_date;
  if (const auto* closing = std::get_if<ClosePeriod>(&act)) return closing->year_end;
  return std::holds_alternative<ReopenPeriod>(act);
}

/// Decides one command, act by act.
class Deciding {
 public:
  Deciding(const ClubState& club, const Command& command, const Context& context)
      : before_(club),
        command_(command),
        context_{context.now, context.today, context.device, context.programme, context.genesis, {}},
        next_{club.version.value + 1} {
    context_.event_at = [this, &context](Version version) { return look_back(version, context); };
    // One act needs no copy: nothing is decided after it.
    if (command.acts.size() > 1) draft_ = club;
  }

  Result<Decision> run() {
    SOQUY_TRY(check_command(before_, command_));
    for (std::size_t i = 0; i < command_.acts.size(); ++i) {
      if (auto taken = take_act(i); taken.has_error()) {
        Rejection rejection = std::move(taken).error();
        rejection.act = static_cast<int>(i);
        return rejection;
      }
    }
    seal();
    return std::move(decision_);
  }

 private:
  [[nodiscard]] const ClubState& club() const { return draft_ ? *draft_ : before_; }

  /// What the store holds, then what this command has led to so far.
  std::optional<Event> look_back(Version version, const Context& store) const {
    if (version > before_.version) {
      const std::uint64_t index = version.value - before_.version.value - 1;
      if (index >= decision_.events.size()) return std::nullopt;
      return decision_.events[index];
    }
    if (!store.event_at) return std::nullopt;
    return store.event_at(version);
  }

  /// Acts that say themselves on which day they fall need none from the command.
  [[nodiscard]] Day day_of(const Act& act) const {
    const Day day = act.value_date.is_none() ? command_.value_date : act.value_date;
    return day.is_none() && names_its_day(act.is) ? context_.today : day;
  }

  Result<Ok> take_act(std::size_t index) {
    const Act& act = command_.acts[index];
    const Day day = day_of(act);
    const std::size_t warned = decision_.warnings.size();
    const Moment at{club(), command_, act, context_, day, next_, decision_.warnings, before_};
    SOQUY_TRY(check_before(at, index));
    auto facts = decide_any(at);
    if (facts.has_error()) return std::move(facts).error();
    SOQUY_TRY(check_after(at, *facts));
    for (std::size_t i = warned; i < decision_.warnings.size(); ++i)
      decision_.warnings[i].act = static_cast<int>(index);
    for (Fact& fact : *facts) record(std::move(fact), act, day, index);
    return Ok{};
  }

  Result<Ok> check_before(const Moment& at, std::size_t index) {
    SOQUY_TRY(check_header(at));
    SOQUY_TRY(check_fields(at.act.is, at.value_date, at.club.currency));
    SOQUY_TRY(check_room(1));
    SOQUY_TRY(check_stream(at, index == 0));
    if (index == 0) SOQUY_TRY(check_people(before_, command_, context_));
    SOQUY_TRY(check_signers(at));
    return check_dates(at);
  }

  Result<Ok> check_room(std::size_t events) const {
    constexpr std::size_t kMostEvents = 65'535;  // an event counts its place in the commit in two bytes
    const std::size_t all = next_.value - before_.version.value - 1 + events;
    if (all > kMostEvents)
      return Rejection(RejectReason::too_many_acts,
                       "one command writes at most " + std::to_string(kMostEvents) + " events", std::to_string(all),
                       "acts");
    if (next_.value + events - 1 <= kMaxVersion) return Ok{};
    return Rejection(RejectReason::stream_full, "a book holds " + std::to_string(kMaxVersion) + " events",
                     "write event " + std::to_string(next_.value + events - 1));
  }

  /// What every entry must keep to, whoever decided it.
  Result<Ok> check_after(const Moment& at, const Facts& facts) const {
    SOQUY_TRY(check_room(facts.size()));
    SOQUY_TRY(check_principal(club(), facts, at.value_date));
    SOQUY_TRY(check_refundable(club(), facts, at.value_date));
    for (const Fact& fact : facts) {
      SOQUY_CHECK(is_balanced(fact.postings), "a decided entry does not balance");
      if (!is_within_limits(fact.postings))
        return Rejection(RejectReason::amount_too_large,
                         "one entry moves at most " + say(club(), Money{kMaxEntryMinor}), "more than that", "amount");
      SOQUY_TRY(check_entry(club(), fact.postings, fact.value_date.is_none() ? at.value_date : fact.value_date));
    }
    return Ok{};
  }

  void record(Fact fact, const Act& act, Day day, std::size_t index) {
    Event event;
    event.envelope = envelope_of(act, fact.value_date.is_none() ? day : fact.value_date, index);
    event.postings = std::move(fact.postings);
    event.payload = std::move(fact.payload);
    if (event.payload.kind() == Kind::meeting_held) meeting_ = next_;
    ++next_.value;
    if (draft_) evolve(*draft_, event);
    decision_.events.push_back(std::move(event));
  }

  [[nodiscard]] Envelope envelope_of(const Act& act, Day value_date, std::size_t index) const {
    Envelope envelope;
    envelope.club = command_.club;
    envelope.version = next_;
    envelope.recorded_at = std::max(context_.now, before_.recorded_at);
    envelope.clock_jumped = context_.now < before_.recorded_at;
    envelope.value_date = value_date;
    envelope.written_on = act.written_on;
    envelope.late_reason = act.late_reason;
    envelope.original_date = act.original_date;
    envelope.actor = command_.actor;
    envelope.device = context_.device;
    envelope.epoch = before_.epoch;
    envelope.command = command_.id;
    envelope.act = static_cast<std::uint16_t>(index);
    envelope.index = static_cast<std::uint16_t>(next_.value - before_.version.value - 1);
    envelope.expected = command_.expected;
    envelope.meeting = meeting_;
    envelope.voucher = act.voucher;
    envelope.page = act.page;
    envelope.from_paper = command_.from_paper;
    return envelope;
  }

  void seal() {
    for (Event& event : decision_.events) event.envelope.count = static_cast<std::uint16_t>(decision_.events.size());
    decision_.events.front().envelope.approvals = command_.approvals;
    warn_late();
    warn_cash_limit();
  }

  void warn(std::string code, std::string sentence, int act = -1) {
    decision_.warnings.push_back({std::move(code), std::move(sentence), act});
  }

  /// An entry dated before the day of its command is late even when nobody calls it so.
  void warn_late() {
    for (const Event& event : decision_.events) {
      const Envelope& envelope = event.envelope;
      const Day asked = command_.acts[envelope.act].value_date;
      if (event.postings.empty() || asked.is_none() || asked >= command_.value_date) continue;
      warn("late_entry",
           "version " + std::to_string(envelope.version.value) + " is dated " + to_iso(envelope.value_date) +
               ", before the day of the command, " + to_iso(command_.value_date) + ".",
           envelope.act);
    }
  }

  void warn_cash_limit() {
    const Money limit = club().by_law.cash_limit;
    if (!limit.is_positive()) return;
    for (const FundRule& rule : club().by_law.funds) {
      Money cash = before_.balance(rule.fund, Account::cash);
      bool moved = false;
      for (const Event& event : decision_.events) {
        for (const Posting& line : event.postings) {
          if (line.fund != rule.fund || line.account != Account::cash) continue;
          cash += line.amount;
          moved = true;
        }
      }
      if (moved && cash > limit)
        warn("cash_above_limit", "cash of " + fund_key(rule.fund) + " is " + say(club(), cash) + ", above the " +
                                     say(club(), limit) + " that may lie in the box without a resolution.");
    }
  }

  const ClubState& before_;
  const Command& command_;
  Context context_;
  std::optional<ClubState> draft_;
  Version next_;
  Version meeting_;
  Decision decision_;
};

}  // namespace

Result<Decision> decide(const ClubState& club, const Command& command, const Context& context) {
  return Deciding(club, command, context).run();
}

}  // namespace soquy::engine
