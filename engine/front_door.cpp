#include "engine/front_door.h"

#include <algorithm>

#include "engine/named_in_labels.h"
#include "engine/note_subject.h"
#include "engine/register.h"
#include "engine/text_check.h"
#include "events/check.h"
#include "events/codec.h"
#include "events/limits.h"
#include "events/merkle.h"

namespace soquy::engine {

namespace {

Result<Ok> check_labels(Act& act) {
  SOQUY_TRY(normalise_label(act.voucher, "voucher"));
  SOQUY_TRY(normalise_label(act.page, "page"));
  Result<Ok> outcome = Ok{};
  for_each_label(act.is, [&](std::string_view name, std::string& label) {
    if (outcome) outcome = normalise_label(label, name);
  });
  return outcome;
}

Result<Ok> check_note(std::string_view field, Note& note) {
  if (!note.commitment.is_zero()) {
    return Rejection(RejectReason::text_not_valid, "the words themselves", "a commitment in the place of words",
                     std::string(field));
  }
  return normalise_note(note.plain, field);
}

template <class Joined>
bool has_good_profile(const ActVariant& act) {
  const auto* const ask = std::get_if<Joined>(&act);
  return ask == nullptr || ask->profile.plain.empty() || parse_profile(ask->profile.plain).has_value();
}

/// Whoever joins has a name; an amendment may come when the register no longer holds it.
bool joins_without_name(const ActVariant& act) {
  const auto* const ask = std::get_if<JoinMember>(&act);
  if (ask == nullptr || ask->profile.plain.empty()) return false;  // no profile at all is refused as a field
  const auto profile = parse_profile(ask->profile.plain);
  return profile && profile->name.find_first_not_of(' ') == std::string::npos;
}

Result<Ok> check_notes(Act& act) {
  Result<Ok> outcome = Ok{};
  for_each_named_note(act.is, [&](std::string_view field, Note& note) {
    if (outcome) outcome = check_note(field, note);
  });
  if (outcome && !(has_good_profile<JoinMember>(act.is) && has_good_profile<AmendProfile>(act.is))) {
    return Rejection(
        RejectReason::text_not_valid,
        "name, phone, ID number, address and birth date (YYYY-MM-DD or empty), a line of at most 200 bytes each",
        "a profile of other lines", "profile");
  }
  if (outcome && joins_without_name(act.is)) {
    return Rejection(RejectReason::text_not_valid, "the name of who joins, on the profile's first line",
                     "a profile without a name", "profile");
  }
  return outcome;
}

Rejection unfit(std::string field, std::string must, std::string is) {
  return {RejectReason::field_not_valid, std::move(must), std::move(is), std::move(field)};
}

Result<Ok> check_day(const char* field, Day day) {
  if (limits::unfit(day).empty()) return Ok{};
  return unfit(field, limits::accepted(day), limits::shown(day));
}

Result<Ok> check_fields_of(const Act& act) {
  if (const auto wrong = unfit_field(act.is)) return unfit(wrong->field, wrong->accepted, wrong->is);
  SOQUY_TRY(check_day("value_date", act.value_date));
  SOQUY_TRY(check_day("written_on", act.written_on));
  SOQUY_TRY(check_day("original_date", act.original_date));
  if (const auto reason = act.late_reason; name_of(reason).empty())
    return unfit("late_reason", limits::accepted(reason), limits::shown(reason));
  return Ok{};
}

Result<Ok> check_act(Act& act) {
  SOQUY_TRY(check_labels(act));
  SOQUY_TRY(check_notes(act));
  SOQUY_TRY(check_digits(act));
  return check_fields_of(act);
}

Result<Ok> check_approvals(const std::vector<Approval>& approvals) {
  if (approvals.size() > kMaxApprovals) {
    return unfit("approvals", "at most " + std::to_string(kMaxApprovals), std::to_string(approvals.size()));
  }
  for (const Approval& approval : approvals) {
    if (name_of(approval.role).empty())
      return unfit("approvals", "a role, " + limits::accepted(approval.role), limits::shown(approval.role));
    if (name_of(approval.assurance).empty())
      return unfit("approvals", "a strength, " + limits::accepted(approval.assurance),
                   limits::shown(approval.assurance));
  }
  return Ok{};
}

}  // namespace

Result<Ok> check_texts(Command& command) {
  if (command.acts.empty()) return Rejection(RejectReason::empty_command, "one act or more", "no act", "acts");
  if (command.acts.size() > kMaxActs) {
    return Rejection(RejectReason::too_many_acts, "at most " + std::to_string(kMaxActs) + " acts",
                     std::to_string(command.acts.size()) + " acts", "acts");
  }
  SOQUY_TRY(check_day("value_date", command.value_date));
  for (std::size_t i = 0; i < command.acts.size(); ++i) {
    auto outcome = check_act(command.acts[i]);
    if (outcome) continue;
    Rejection no = std::move(outcome).error();
    no.act = static_cast<int>(i);
    return no;
  }
  return check_approvals(command.approvals);
}

std::vector<Words> commit_notes(Command& command, Randomness& random) {
  std::vector<Words> words;
  for (Act& act : command.acts) {
    for_each_note(act.is, [&](Note& note) {
      if (note.plain.empty()) return;
      Words one;
      random.fill(one.salt.bytes);
      one.plain = std::move(note.plain);
      one.commitment = commitment_of(one.salt, one.plain);
      note = {one.commitment, {}};
      words.push_back(std::move(one));
    });
  }
  return words;
}

std::vector<SealedText> texts_of(std::vector<Event>& events, const std::vector<Words>& words, const ClubState& after) {
  std::vector<SealedText> texts;
  if (words.empty()) return texts;
  for (Event& event : events) {
    const NoteSubject subject = note_subject(event.payload, after);
    std::size_t slot = 0;
    for_each_note(event.payload, [&](Note& note) {
      SOQUY_CHECK(slot < 256, "an event has at most 256 notes");
      const auto here = static_cast<std::uint8_t>(slot++);
      const auto said =
          std::find_if(words.begin(), words.end(), [&](const Words& w) { return w.commitment == note.commitment; });
      if (said == words.end()) return;
      texts.push_back({event.envelope.version, here, subject.member, subject.profile, said->salt, said->plain});
    });
  }
  return texts;
}

std::vector<Erasure> erasures_of(const std::vector<Event>& events) {
  std::vector<Erasure> out;
  for (const Event& event : events) {
    const auto* const erased = event.payload.as<PersonErased>();
    if (erased != nullptr) out.push_back({erased->member, erased->text_version, erased->text_slot});
  }
  return out;
}

}  // namespace soquy::engine
