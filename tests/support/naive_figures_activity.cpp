// Of the naive figures: meetings, counts of cash, and what was done in the eight areas.

#include <algorithm>
#include <array>
#include <set>

#include "tests/support/naive_figures.h"

namespace soquy::naive {
namespace {

using projections::Figures;

void find_meetings(Figures& figures, const FigureReader& club) {
  std::vector<MeetingHeld> known;
  club.each<MeetingHeld>([&](const MeetingHeld& meeting, const Envelope&) {
    figures.meetings += 1;
    if (meeting.present_count > 0) known.push_back(meeting);
  });
  for (std::size_t n = 0; n < known.size(); ++n) {
    figures.attended += known[n].present_count;
    figures.could_attend += known[n].members;
    if (n + 4 < known.size() || !club.is_living()) continue;
    figures.attended_last_4 += known[n].present_count;
    figures.could_attend_last_4 += known[n].members;
  }
}

bool is_posted(const FigureReader& club, Version count) {
  bool posted = false;
  club.each<DifferencePosted>(
      [&](const DifferencePosted& posting, const Envelope&) { posted = posted || posting.count == count; });
  return posted;
}

void find_counts(Figures& figures, const FigureReader& club) {
  club.each<CashCounted>([&](const CashCounted& count, const Envelope& envelope) {
    const std::int64_t difference = count.counted.minor - count.book.minor;
    figures.cash_counts += 1;
    if (difference == 0) return;
    figures.cash_counts_off += 1;
    if (!is_posted(club, envelope.version)) figures.open_differences += difference < 0 ? -difference : difference;
  });
}

/// What people do for one in their own home.
bool is_home_care(HelpKind kind) {
  return kind == HelpKind::home_visit || kind == HelpKind::housework || kind == HelpKind::cooking ||
         kind == HelpKind::company;
}

Area area_of_aid(const AidGiven& aid) {
  if (aid.kind == AidKind::insurance) return Area::rights;
  return aid.kind == AidKind::hardship || aid.kind == AidKind::disaster ? Area::self_help : aid.area;
}

/// Does the fact belong to that area by its nature, or name it?
bool is_of_area(const Payload& what, Area area) {
  switch (what.kind()) {
    case Kind::loan_disbursed:
    case Kind::repayment_received:
    case Kind::goods_lent:
    case Kind::goods_handed_on:
    case Kind::goods_returned: return area == Area::livelihood;
    case Kind::health_check_held: return area == Area::health;
    case Kind::training_held: return area == Area::learning;
    case Kind::donation_received:
    case Kind::goods_received: return area == Area::resources;
    case Kind::insurance_recorded: return area == Area::rights && what.as<InsuranceRecorded>()->insured;
    case Kind::activity_held: return what.as<ActivityHeld>()->area == area;
    case Kind::expense_paid: return what.as<ExpensePaid>()->area == area;
    case Kind::aid_given: return area_of_aid(*what.as<AidGiven>()) == area;
    case Kind::help_given:
      return area == (is_home_care(what.as<HelpGiven>()->kind) ? Area::home_care : Area::self_help);
    case Kind::goods_given: {
      const Area named = what.as<GoodsGiven>()->area;
      return area == (named == Area::none ? Area::self_help : named);
    }
    default: return false;
  }
}

bool is_active(const FigureReader& club, Area area) {
  for (const Event* event : club.standing()) {
    if (club.is_of_the_year(event->envelope.value_date) && is_of_area(event->payload, area)) return true;
  }
  return false;
}

std::int64_t best_attended(const FigureReader& club, Area area) {
  std::int64_t best = 0;
  club.each<ActivityHeld>([&](const ActivityHeld& held, const Envelope& envelope) {
    if (held.area == area && club.is_of_the_year(envelope.value_date))
      best = std::max<std::int64_t>(best, held.members_attended);
  });
  return best;
}

std::int64_t best_check(const FigureReader& club) {
  std::int64_t best = 0;
  club.each<HealthCheckHeld>([&](const HealthCheckHeld& held, const Envelope& envelope) {
    if (club.is_of_the_year(envelope.value_date)) best = std::max<std::int64_t>(best, held.members_attended);
  });
  return best;
}

/// Members who were visited at home, or helped otherwise; each once.
std::int64_t helped(const FigureReader& club, bool at_home) {
  std::set<MemberNo> people;
  club.each<HelpGiven>([&](const HelpGiven& help, const Envelope& envelope) {
    const bool visit = is_home_care(help.kind);
    if (visit == at_home && !help.receiver.is_none() && club.is_of_the_year(envelope.value_date))
      people.insert(help.receiver);
  });
  return static_cast<std::int64_t>(people.size());
}

void find_reached(Figures& figures, const FigureReader& club) {
  if (!club.is_living()) return;
  figures.health_checked = best_check(club);
  figures.reached_livelihood = best_attended(club, Area::livelihood);
  figures.reached_health = std::max(best_attended(club, Area::health), best_check(club));
  figures.reached_home_care = std::max(best_attended(club, Area::home_care), helped(club, true));
  figures.reached_self_help = std::max(best_attended(club, Area::self_help), helped(club, false));
  figures.reached_rights = std::max(best_attended(club, Area::rights), figures.insured);
  figures.reached_learning = best_attended(club, Area::learning);
  figures.reached_culture = best_attended(club, Area::culture);
  figures.reached_resources = best_attended(club, Area::resources);
}

void find_active(Figures& figures, const FigureReader& club) {
  if (!club.is_living()) return;
  const auto active = [&](Area area) { return is_active(club, area) ? 1 : 0; };
  figures.active_livelihood = active(Area::livelihood);
  figures.active_health = active(Area::health);
  figures.active_home_care = active(Area::home_care);
  figures.active_self_help = active(Area::self_help);
  figures.active_rights = active(Area::rights);
  figures.active_learning = active(Area::learning);
  figures.active_culture = active(Area::culture);
  figures.active_resources = active(Area::resources);
}

}  // namespace

void find_activity(Figures& figures, const FigureReader& club) {
  find_meetings(figures, club);
  find_counts(figures, club);
  find_active(figures, club);
  find_reached(figures, club);
  figures.activities = club.count<ActivityHeld>();
  figures.health_checks = club.count<HealthCheckHeld>();
  figures.trainings = club.count<TrainingHeld>();
  figures.visits = club.count<SupervisionVisited>();
  club.each<HealthCheckHeld>([&](const HealthCheckHeld& held, const Envelope&) {
    if (club.is_living()) figures.health_files = held.files_kept;
  });
  club.each<HelpGiven>([&](const HelpGiven& help, const Envelope&) { figures.help_tenths += help.tenths; });
}

}  // namespace soquy::naive
