#include "projections/figures/activity_figures.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "projections/versioned.h"

namespace soquy::projections {
namespace {

constexpr std::array kActive = {&Figures::active_livelihood, &Figures::active_health,   &Figures::active_home_care,
                                &Figures::active_self_help,  &Figures::active_rights,   &Figures::active_learning,
                                &Figures::active_culture,    &Figures::active_resources};
constexpr std::array kReached = {&Figures::reached_livelihood, &Figures::reached_health,   &Figures::reached_home_care,
                                 &Figures::reached_self_help,  &Figures::reached_rights,   &Figures::reached_learning,
                                 &Figures::reached_culture,    &Figures::reached_resources};
static_assert(kActive.size() == 8 && kReached.size() == 8);
constexpr std::size_t kLastMeetings = 4;

std::size_t place_of(Area area) { return static_cast<std::size_t>(area) - 1; }

/// What people do for one in their own home; all other help is self-help.
Area area_of(HelpKind kind) {
  switch (kind) {
    case HelpKind::home_visit:
    case HelpKind::housework:
    case HelpKind::cooking:
    case HelpKind::company: return Area::home_care;
    default: return Area::self_help;
  }
}

Area area_of(const GiveAid& aid) {
  if (aid.kind == AidKind::insurance) return Area::rights;
  if (aid.kind == AidKind::hardship || aid.kind == AidKind::disaster) return Area::self_help;
  return aid.area;
}

Area area_of(const GiveGoods& goods) { return goods.area == Area::none ? Area::self_help : goods.area; }

/// The area in which an entry shows that the club was active; none when it shows nothing.
Area area_shown_by(const Payload& payload) {
  switch (payload.kind()) {
    case Kind::loan_disbursed:
    case Kind::repayment_received:
    case Kind::goods_lent:
    case Kind::goods_handed_on:
    case Kind::goods_returned: return Area::livelihood;
    case Kind::health_check_held: return Area::health;
    case Kind::training_held: return Area::learning;
    case Kind::donation_received:
    case Kind::goods_received: return Area::resources;
    case Kind::insurance_recorded: return payload.as<InsuranceRecorded>()->insured ? Area::rights : Area::none;
    case Kind::activity_held: return payload.as<ActivityHeld>()->area;
    case Kind::expense_paid: return payload.as<ExpensePaid>()->area;
    case Kind::aid_given: return area_of(*payload.as<AidGiven>());
    case Kind::help_given: return area_of(payload.as<HelpGiven>()->kind);
    case Kind::goods_given: return area_of(*payload.as<GoodsGiven>());
    default: return Area::none;
  }
}

std::int64_t present_at(const MeetingHeld& held) {
  return std::max<std::int64_t>(held.present_count, static_cast<std::int64_t>(held.present.size()));
}

template <class Row>
bool comes_before(const Row& left, const Row& right) {
  return std::tie(left.day, left.version) < std::tie(right.day, right.version);
}

template <class Rows>
auto newest(const Rows& rows) -> const typename Rows::value_type* {
  const auto found = std::max_element(rows.begin(), rows.end(), comes_before<typename Rows::value_type>);
  return found == rows.end() ? nullptr : &*found;
}

/// Puts a row behind those of its day.
template <class Row>
void put_by_day(std::vector<Row>& rows, const Row& row) {
  const auto is_later = [](Day day, const Row& other) { return day < other.day; };
  rows.insert(std::upper_bound(rows.begin(), rows.end(), row.day, is_later), row);
}

/// How many different members there are.
std::int64_t count_people(std::vector<MemberNo>& members) {
  std::sort(members.begin(), members.end());
  return std::unique(members.begin(), members.end()) - members.begin();
}

template <class Rows>
bool any_since(const Rows& rows, Day first) {
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.day >= first; });
}

}  // namespace

Day year_before(Day day) { return add_days(add_months(day, -12, civil(day).day), 1); }

void ActivityFigures::apply(const Event& event) {
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    take_back(*reversal);
  } else {
    take(event.payload, event.envelope);
  }
}

void ActivityFigures::take(const Payload& payload, const Envelope& envelope) {
  const Version version = envelope.version;
  const Day day = envelope.value_date;
  take_meeting(payload, envelope);
  take_deeds(payload, envelope);
  if (const auto* check = payload.as<HealthCheckHeld>()) {
    checks_.push_back({version, day, check->members_attended, check->files_kept});
  } else if (payload.as<TrainingHeld>() != nullptr) {
    trainings_.push_back({version, day});
  } else if (payload.as<SupervisionVisited>() != nullptr) {
    visits_.push_back({version, day});
  } else if (payload.as<ActivityHeld>() != nullptr) {
    activities_ += 1;
  } else if (const auto* help = payload.as<HelpGiven>()) {
    help_tenths_ += help->tenths;
  }
}

void ActivityFigures::hold(const MeetingHeld& held, const Envelope& envelope) {
  const Meeting meeting{envelope.value_date, envelope.version, present_at(held), held.members};
  meetings_ += 1;
  last_meeting_ = std::max(last_meeting_, meeting.day);
  if (meeting.present == 0) return;
  attended_ += meeting.present;
  could_attend_ += meeting.members;
  const auto place = std::upper_bound(last_known_.begin(), last_known_.end(), meeting, comes_before<Meeting>);
  last_known_.insert(place, meeting);
  if (last_known_.size() > kLastMeetings) last_known_.erase(last_known_.begin());
}

void ActivityFigures::take_meeting(const Payload& payload, const Envelope& envelope) {
  if (const auto* held = payload.as<MeetingHeld>()) {
    hold(*held, envelope);
  } else if (const auto* counted = payload.as<CashCounted>()) {
    const Count count{envelope.version, envelope.value_date, counted->counted - counted->book, false};
    counts_.insert(std::lower_bound(counts_.begin(), counts_.end(), count, comes_before<Count>), count);
  } else if (const auto* posted = payload.as<DifferencePosted>()) {
    mark_posted(posted->count, true);
  }
}

void ActivityFigures::mark_posted(Version count, bool posted) {
  for (Count& one : counts_) {
    if (one.version == count) one.is_posted = posted;
  }
}

void ActivityFigures::take_deeds(const Payload& payload, const Envelope& envelope) {
  const Area area = area_shown_by(payload);
  if (area == Area::none) return;
  put_by_day(deeds_[place_of(area)], {envelope.version, envelope.value_date});
  Reach reach{envelope.version, envelope.value_date, area};
  if (const auto* held = payload.as<ActivityHeld>()) {
    reach.reached = held->members_attended;
  } else if (const auto* check = payload.as<HealthCheckHeld>()) {
    reach.reached = check->members_attended;
  } else if (const auto* help = payload.as<HelpGiven>()) {
    reach.member = help->receiver;
  } else {
    return;
  }
  put_by_day(reaches_, reach);
}

void ActivityFigures::take_back(const EntryReversed& reversal) {
  const Version entry = reversal.entry;
  for (auto& deeds : deeds_) erase_version(deeds, entry);
  erase_version(reaches_, entry);
  erase_version(counts_, entry);
  erase_version(checks_, entry);
  erase_version(trainings_, entry);
  erase_version(visits_, entry);
  if (const auto* posted = reversal.original->as<DifferencePosted>()) mark_posted(posted->count, false);
  if (reversal.original->as<ActivityHeld>() != nullptr) activities_ -= 1;
  if (const auto* help = reversal.original->as<HelpGiven>()) help_tenths_ -= help->tenths;
}

std::optional<ActivityFigures::Count> ActivityFigures::last_count() const {
  return counts_.empty() ? std::nullopt : std::optional(counts_.back());
}

void ActivityFigures::add_meetings(Figures& figures, Day day) const {
  figures.meetings = meetings_;
  figures.attended = attended_;
  figures.could_attend = could_attend_;
  for (const Meeting& meeting : last_known_) {
    figures.attended_last_4 += meeting.present;
    figures.could_attend_last_4 += meeting.members;
  }
  const Day two_months_ago = add_months(day, -2, civil(day).day);
  figures.clubs_met = !last_meeting_.is_none() && last_meeting_ > two_months_ago;
}

void ActivityFigures::add_counts(Figures& figures) const {
  figures.cash_counts = static_cast<std::int64_t>(counts_.size());
  for (const Count& count : counts_) {
    if (count.difference.is_zero()) continue;
    figures.cash_counts_off += 1;
    const Money size = count.difference.is_positive() ? count.difference : -count.difference;
    if (!count.is_posted) figures.open_differences = (Money{figures.open_differences} + size).minor;
  }
}

void ActivityFigures::add_areas(Figures& figures, Day day) const {
  const Day first = year_before(day);
  for (std::size_t area = 0; area < kAreas; ++area) {
    const auto& deeds = deeds_[area];
    figures.*kActive[area] = !deeds.empty() && deeds.back().day >= first;
  }
  std::vector<MemberNo> visited;
  std::vector<MemberNo> helped;
  for (auto reach = reaches_.rbegin(); reach != reaches_.rend() && reach->day >= first; ++reach) {
    std::int64_t& reached = figures.*kReached[place_of(reach->area)];
    reached = std::max(reached, reach->reached);
    if (!reach->member.is_none()) (reach->area == Area::home_care ? visited : helped).push_back(reach->member);
  }
  const auto at_least = [](std::int64_t& reached, std::int64_t people) { reached = std::max(reached, people); };
  at_least(figures.reached_home_care, count_people(visited));
  at_least(figures.reached_self_help, count_people(helped));
  at_least(figures.reached_rights, figures.insured);
  figures.clubs_all_areas = std::all_of(kActive.begin(), kActive.end(), [&](auto area) { return figures.*area == 1; });
}

void ActivityFigures::add_support(Figures& figures, Day day) const {
  const Day first = year_before(day);
  figures.trainings = static_cast<std::int64_t>(trainings_.size());
  figures.visits = static_cast<std::int64_t>(visits_.size());
  figures.clubs_trained = any_since(trainings_, first);
  figures.clubs_visited = any_since(visits_, first);
  figures.clubs_trained_and_visited = figures.clubs_trained == 1 && figures.clubs_visited == 1;
  figures.activities = activities_;
  figures.help_tenths = help_tenths_;
  figures.health_checks = static_cast<std::int64_t>(checks_.size());
  if (const Check* last = newest(checks_)) figures.health_files = last->files;
  for (const Check& check : checks_) {
    if (check.day >= first) figures.health_checked = std::max(figures.health_checked, check.members);
  }
}

void ActivityFigures::add_to(Figures& figures, Day day) const {
  add_meetings(figures, day);
  add_counts(figures);
  add_areas(figures, day);
  add_support(figures, day);
}

}  // namespace soquy::projections
