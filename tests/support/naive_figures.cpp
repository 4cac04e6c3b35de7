#include "tests/support/naive_figures.h"

#include <algorithm>
#include <set>

namespace soquy::naive {
namespace {

using projections::ClubCard;
using projections::Figures;

bool is_of_two_months(Day day, Day to) { return day > add_months(to, -2, civil(to).day) && day <= to; }

bool met_lately(const FigureReader& club) {
  bool met = false;
  club.each<MeetingHeld>([&](const MeetingHeld&, const Envelope& envelope) {
    met = met || is_of_two_months(envelope.value_date, club.day());
  });
  return met;
}

template <class Fact>
bool had_lately(const FigureReader& club) {
  bool had = false;
  club.each<Fact>(
      [&](const Fact&, const Envelope& envelope) { had = had || club.is_of_the_year(envelope.value_date); });
  return had;
}

bool has_an_entry(const FigureReader& club, Fund fund) {
  for (const Event* event : club.seen()) {
    for (const Posting& line : event->postings) {
      if (line.fund == fund) return true;
    }
  }
  return false;
}

/// The by-law that was adopted last names it; one that names none means the two usual ones, and so does no by-law.
bool keeps(const FigureReader& club, Fund fund) {
  std::vector<FundRule> funds;
  club.each<ByLawAdopted>([&](const ByLawAdopted& law, const Envelope&) { funds = law.funds; });
  if (funds.empty()) return fund == kIncomeFund || fund == kActivityFund;
  for (const FundRule& rule : funds) {
    if (rule.fund == fund) return true;
  }
  return false;
}

bool owns_anything(const FigureReader& club) {
  std::int64_t owned = 0;
  for (const Account account : {Account::cash, Account::bank, Account::loans}) {
    owned += club.balance(account, club.day());
  }
  return owned > 0;
}

bool is_all_areas(const Figures& figures) {
  return figures.active_livelihood + figures.active_health + figures.active_home_care + figures.active_self_help +
             figures.active_rights + figures.active_learning + figures.active_culture + figures.active_resources ==
         8;
}

void find_club(Figures& figures, const FigureReader& club) {
  if (!club.founded().is_none() && !club.is_living()) figures.clubs_dissolved = 1;
  if (!club.is_living()) return;
  const bool both = keeps(club, kIncomeFund) && has_an_entry(club, kIncomeFund) && keeps(club, kActivityFund) &&
                    has_an_entry(club, kActivityFund);
  const bool trained = had_lately<TrainingHeld>(club);
  const bool visited = had_lately<SupervisionVisited>(club);
  figures.clubs = 1;
  figures.clubs_funded = owns_anything(club) ? 1 : 0;
  figures.clubs_with_loans = figures.outstanding > 0 ? 1 : 0;
  figures.clubs_both_funds = both ? 1 : 0;
  figures.clubs_trained = trained ? 1 : 0;
  figures.clubs_visited = visited ? 1 : 0;
  figures.clubs_trained_and_visited = trained && visited ? 1 : 0;
  figures.clubs_all_areas = is_all_areas(figures) ? 1 : 0;
  figures.clubs_met = met_lately(club) ? 1 : 0;
}

void find_dates(ClubCard& card, const FigureReader& club) {
  for (const Event* event : club.seen()) card.newest = std::max(card.newest, event->envelope.value_date);
  club.each<MeetingHeld>(
      [&](const MeetingHeld&, const Envelope& envelope) { card.last_meeting = envelope.value_date; });
  club.each<CashCounted>([&](const CashCounted& count, const Envelope& envelope) {
    card.last_count = envelope.value_date;
    card.last_difference = Money{count.counted.minor - count.book.minor};
  });
  club.each<ReportSubmitted>([&](const ReportSubmitted& report, const Envelope&) {
    if (report.kind == ReportKind::six_month)
      card.six_month_reported = std::max(card.six_month_reported, report.period_end);
    if (report.kind == ReportKind::annual) card.annual_reported = std::max(card.annual_reported, report.period_end);
  });
}

ClubCard find_card(const FigureReader& club) {
  ClubCard card;
  club.each<ClubFounded>([&](const ClubFounded& founded, const Envelope& envelope) {
    card.club = envelope.club;
    card.name = founded.name;
    card.region = founded.region;
    card.practice = founded.practice;
    card.currency = founded.currency;
    card.founded = envelope.value_date;
  });
  club.each<ClubRelocated>([&](const ClubRelocated& moved, const Envelope&) { card.region = moved.region; });
  club.each<ClubDissolved>(
      [&](const ClubDissolved&, const Envelope& envelope) { card.dissolved = envelope.value_date; });
  club.each<ByLawAdopted>([&](const ByLawAdopted& law, const Envelope&) { card.cash_limit = law.cash_limit; });
  find_dates(card, club);
  card.reversals_by_one_pair = reversals_by_one_pair(club);
  return card;
}

}  // namespace

FigureReader::FigureReader(const std::vector<Event>& events, const AsOf& when) : events_(events), when_(when) {
  std::set<Version> gone;
  for (const Event& event : events_) {
    if (!when_.sees(event.envelope)) continue;
    seen_.push_back(&event);
    if (const auto* reversal = event.payload.as<EntryReversed>()) gone.insert(reversal->entry);
  }
  for (const Event* event : seen_) {
    if (!gone.contains(event->envelope.version)) standing_.push_back(event);
  }
  std::stable_sort(standing_.begin(), standing_.end(), [](const Event* left, const Event* right) {
    return left->envelope.value_date < right->envelope.value_date;
  });
}

Day FigureReader::founded() const {
  Day on;
  each<ClubFounded>([&](const ClubFounded&, const Envelope& envelope) { on = envelope.value_date; });
  return on;
}

bool FigureReader::is_living() const { return !founded().is_none() && count<ClubDissolved>() == 0; }

bool FigureReader::is_of_the_year(Day day) const {
  return day > add_months(when_.value_date, -12, civil(when_.value_date).day) && day <= when_.value_date;
}

std::int64_t FigureReader::balance(Fund fund, Account account, Day by) const {
  std::int64_t sum = 0;
  for (const Event* event : seen_) {
    if (event->envelope.value_date > by) continue;
    for (const Posting& line : event->postings) {
      if (line.fund == fund && line.account == account) sum += line.amount.minor;
    }
  }
  return sum;
}

std::int64_t FigureReader::balance(Account account, Day by) const {
  std::int64_t sum = 0;
  for (const Event* event : seen_) {
    if (event->envelope.value_date > by) continue;
    for (const Posting& line : event->postings) {
      if (line.account == account) sum += line.amount.minor;
    }
  }
  return sum;
}

bool FigureReader::is_member(MemberNo member, Day by) const {
  bool is = false;
  for (const Event* event : standing()) {
    if (event->envelope.value_date > by) continue;
    if (const auto* joined = event->payload.as<MemberJoined>(); joined && joined->member == member) is = true;
    if (const auto* left = event->payload.as<MemberLeft>(); left && left->member == member) is = false;
  }
  return is;
}

std::vector<MemberNo> FigureReader::people() const {
  std::set<MemberNo> all;
  each<MemberJoined>([&](const MemberJoined& joined, const Envelope&) { all.insert(joined.member); });
  return {all.begin(), all.end()};
}

projections::ClubFigures club_figures(const std::vector<Event>& events, const AsOf& when) {
  const FigureReader club(events, when);
  projections::ClubFigures found;
  find_people(found.figures, club);
  find_portfolio(found.figures, club);
  find_lending(found.figures, club);
  find_money(found.figures, club);
  find_sources(found.figures, club);
  find_activity(found.figures, club);
  find_books(found.figures, club);
  find_club(found.figures, club);
  found.card = find_card(club);
  return found;
}

}  // namespace soquy::naive
