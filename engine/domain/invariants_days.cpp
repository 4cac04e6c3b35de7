// The promises about when and why: no date before founding, after the recording or into a closed period, and a reason
// for what is late or out of the ordinary.

#include "engine/domain/invariants.h"
#include "events/codec.h"

namespace soquy::engine {
namespace {

bool may_touch_closed(const Payload& payload) { return payload.as<PeriodReopened>() != nullptr; }

template <class... Es>
bool is_without_reason(const Payload& payload) {
  const auto lacks = [](const auto* one) { return one != nullptr && one->reason == ReasonCode::none; };
  return (lacks(payload.as<Es>()) || ...);
}

}  // namespace

void Invariants::check_dates(const Event& event) {
  const Envelope& envelope = event.envelope;
  const Day day = envelope.value_date;
  if (day.is_none()) return say("it has no value date");
  if (event.payload.as<ClubFounded>() != nullptr) founded_ = day;
  if (!founded_.is_none() && day < founded_) say("it is dated " + to_iso(day) + ", before founding");
  // Reports end with the day in Vietnam, so does what can be dated.
  if (day > day_in_vietnam(envelope.recorded_at)) {
    say("it is dated " + to_iso(day) + ", after the day on which it was recorded");
  }
  if (!closed_.empty() && day <= closed_.back() && !may_touch_closed(event.payload)) {
    say("it is dated " + to_iso(day) + ", into the period closed through " + to_iso(closed_.back()));
  }
  check_late(event);
}

void Invariants::check_late(const Event& event) {
  const Envelope& envelope = event.envelope;
  const Day true_day = envelope.original_date;
  const Day written_on = envelope.written_on;
  const bool was_open = closed_.empty() || true_day > closed_.back();
  if (!true_day.is_none() && was_open && !is_shut(event.payload, true_day)) {
    say("its true day " + to_iso(true_day) + " was open, and it is dated " + to_iso(envelope.value_date));
  }
  if (!true_day.is_none() && !founded_.is_none() && true_day < founded_) {
    say("its true day " + to_iso(true_day) + " lies before founding");
  }
  if (!written_on.is_none() && written_on > day_in_vietnam(envelope.recorded_at)) {
    say("it was written down on " + to_iso(written_on) + ", after the day on which it was recorded");
  }
  const bool is_late = !true_day.is_none() || !written_on.is_none();
  if (is_late && envelope.late_reason == ReasonCode::none) say("it is late and gives no reason");
}

void Invariants::check_reason(const Payload& payload) {
  const auto* count = payload.as<CashCounted>();
  const bool differs = count != nullptr && count->counted != count->book && count->reason == ReasonCode::none;
  const bool in_the_books = is_without_reason<ContributionRefunded, LoanRescheduled, LoanWrittenOff, GoodsLost,
                                              PeriodReopened, EntryReversed>(payload);
  const bool about_people =
      is_without_reason<ActorKeyRevoked, WriterGranted, ClubDissolved, ProfileAmended, MemberLeft>(payload);
  if (differs || in_the_books || about_people) say(std::string(to_text(payload.kind())) + " without a reason");
}

}  // namespace soquy::engine
