// The meeting: attendance, resolutions, the box.

#include <algorithm>

#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {

namespace {

const MeetingState* meeting_on(const ClubState& club, Day day) {
  const auto found = std::find_if(club.meetings.begin(), club.meetings.end(),
                                  [&](const MeetingState& meeting) { return meeting.day == day; });
  return found == club.meetings.end() ? nullptr : &*found;
}

bool has_quorum(const ClubState& club, std::size_t present, std::size_t members) {
  return present * 100 >= members * club.by_law.quorum_percent;
}

}  // namespace

Result<Facts> decide_act(const HoldMeeting& ask, const Moment& at) {
  for (const MemberNo no : ask.present) SOQUY_TRY(member_on(at.club, no, at.value_date, "present"));
  if (const MeetingState* other = meeting_on(at.club, at.value_date))
    return Rejection(
        RejectReason::meeting_exists,
        "a meeting was held on " + to_iso(other->day) + ", version " + std::to_string(other->version.value),
        "another one", "value_date");
  const std::size_t members = at.club.members_on(at.value_date);
  const std::size_t present = std::max<std::size_t>(ask.present_count, ask.present.size());
  if (present > members)
    at.warnings.push_back({"more_present_than_members",
                           std::to_string(present) + " present, of " + std::to_string(members) + " members."});
  if (present > 0 && !has_quorum(at.club, present, members))
    at.warnings.push_back({"below_quorum", std::to_string(present) + " of " + std::to_string(members) +
                                               " members came: too few to resolve anything."});
  return one_fact(MeetingHeld{ask, static_cast<std::uint16_t>(members)});
}

// --- Resolutions -----------------------------------------------------------------------------------------------------

namespace {

/// Where it was resolved: in this very commit, or on a day on which a meeting was held. A count of nobody is unknown.
Result<Ok> check_quorum(const ClubState& club, const MeetingState& meeting) {
  if (meeting.present == 0 || has_quorum(club, meeting.present, meeting.members)) return Ok{};
  return Rejection(RejectReason::quorum_not_met,
                   std::to_string(meeting.present) + " of " + std::to_string(meeting.members) + " members were present",
                   "the by-law asks for " + std::to_string(club.by_law.quorum_percent) + " in a hundred", "resolution");
}

}  // namespace

Result<Facts> decide_act(const PassResolution& ask, const Moment& at) {
  const MeetingState* meeting = meeting_on(at.club, at.value_date);
  if (meeting == nullptr)
    return Rejection(RejectReason::meeting_not_found, "no meeting was held on " + to_iso(at.value_date),
                     "a resolution of that day", "value_date");
  if (const auto known = at.club.resolutions.find(ask.resolution); known != at.club.resolutions.end())
    return Rejection(RejectReason::resolution_exists,
                     to_text(ask.resolution) + " was passed on " + to_iso(known->second.day), to_text(ask.resolution),
                     "resolution");
  SOQUY_TRY(check_quorum(at.club, *meeting));
  if (ask.against > 0 && ask.in_favour <= ask.against)
    return Rejection(RejectReason::motion_not_carried,
                     std::to_string(ask.in_favour) + " in favour, " + std::to_string(ask.against) + " against",
                     "a resolution", "in_favour");
  const ResolutionNo given = ask.resolution.is_none() ? next_number(at.club.resolutions) : ask.resolution;
  return one_fact(ResolutionPassed{ask, given});
}

// --- The box ---------------------------------------------------------------------------------------------------------

namespace {

Money sum_of_notes(const std::vector<NoteCount>& notes) {
  Money sum;
  for (const NoteCount& note : notes) sum += Money{note.face.minor * note.pieces};
  return sum;
}

}  // namespace

/// Judged against the book as it stands now, whatever its value dates, and never judged again.
Result<Facts> decide_act(const CountCash& ask, const Moment& at) {
  const std::vector<Fund> funds = at.club.box_funds(ask.box);
  Money book;
  for (const Fund fund : funds) book += at.club.balance(fund, Account::cash);
  const Money over = ask.counted - book;
  if (!over.is_zero() && ask.reason == ReasonCode::none && !funds.empty())
    return Rejection(RejectReason::reason_missing, "the book says " + say(at.club, book),
                     "counted " + say(at.club, ask.counted), "reason");
  if (funds.empty())
    return Rejection(RejectReason::fund_not_found, "the by-law has no such box", "box " + std::to_string(ask.box),
                     "box");
  if (!ask.notes.empty() && sum_of_notes(ask.notes) != ask.counted)
    return Rejection(RejectReason::amounts_do_not_add_up, "the notes make " + say(at.club, sum_of_notes(ask.notes)),
                     "counted " + say(at.club, ask.counted), "notes");
  if (!over.is_zero())
    at.warnings.push_back({"cash_difference", "Box " + std::to_string(ask.box) + " holds " + say(at.club, ask.counted) +
                                                  ", the book says " + say(at.club, book) +
                                                  ": a resolution must settle the difference."});
  return one_fact(CashCounted{ask, book, Version{at.next.value - 1}});
}

namespace {

const CountState* find_count(const ClubState& club, Version version) {
  const auto found = std::find_if(club.counts.begin(), club.counts.end(),
                                  [&](const CountState& count) { return count.version == version; });
  return found == club.counts.end() || found->over.is_zero() ? nullptr : &*found;
}

/// The fund is one whose money lies in the box that was counted.
Result<Ok> check_counted_fund(const ClubState& club, const CountState* count, Fund fund) {
  SOQUY_TRY(check_fund(club, fund));
  if (count == nullptr) return Ok{};
  const std::vector<Fund> funds = club.box_funds(count->box);
  if (std::find(funds.begin(), funds.end(), fund) != funds.end()) return Ok{};
  return Rejection(RejectReason::fund_not_found, "box " + std::to_string(count->box) + " was counted",
                   "money of " + fund_key(fund), "fund");
}

/// Over: cash to other income. Short: expense to cash.
Entry difference_entry(Fund fund, Money over) {
  return over.is_positive() ? entry_of(fund, Account::cash, Account::other_income, over)
                            : entry_of(fund, Account::activity_expense, Account::cash, -over);
}

}  // namespace

Result<Facts> decide_act(const PostDifference& ask, const Moment& at) {
  const CountState* count = find_count(at.club, ask.count);
  SOQUY_TRY(check_counted_fund(at.club, count, ask.fund));
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::difference}));
  if (count == nullptr)
    return Rejection(RejectReason::count_not_found, "no count with a difference stands there",
                     "version " + std::to_string(ask.count.value), "count");
  const Money over = count->over;
  SOQUY_TRY(check_resolved_amount(at.club, ask.resolution, over.is_negative() ? -over : over));
  const Entry entry = difference_entry(ask.fund, over);
  SOQUY_TRY(check_entry(at.club, entry, at.value_date));
  if (count->resolved)
    return Rejection(RejectReason::already_done, "the difference of " + say(at.club, over) + " is in the books",
                     "version " + std::to_string(ask.count.value), "count");
  return one_fact(DifferencePosted{ask, over}, entry);
}

Result<Facts> decide_act(const WriteSeal& ask, const Moment& at) {
  if (ask.size >= at.next)
    return Rejection(RejectReason::entry_not_found, "the book has " + std::to_string(at.next.value - 1) + " events",
                     "a seal over " + std::to_string(ask.size.value), "size");
  return one_fact(SealWritten{ask});
}

}  // namespace soquy::engine
