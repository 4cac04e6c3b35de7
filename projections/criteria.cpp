#include "projections/criteria.h"

#include <algorithm>

namespace soquy::projections {
namespace {

constexpr std::int64_t kShareScale = 1'000'000;

std::int64_t needy_members(const Figures& club) { return club.poor + club.near_poor + club.hardship; }

/// The count lies in [least, most], and is divided by `of`.
struct Counted {
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::int64_t of = 1;
};

Counted exactly(std::int64_t count, std::int64_t of) { return {count, count, of}; }

/// Attendance tells of some who were reached, not of all. A club that did nothing in the area reached nobody.
Counted reached_at_least(std::int64_t count, std::int64_t active, std::int64_t members) {
  return {count, active > 0 ? members : count, members};
}

Counted counted_for(Criterion criterion, const Figures& club) {
  const std::int64_t members = club.members;
  const std::int64_t younger = members - club.older - club.age_unknown;
  switch (criterion) {
    case Criterion::members: return exactly(members, 1);
    case Criterion::volunteers: return exactly(club.volunteers, 1);
    case Criterion::older_share: return {club.older, club.older + club.age_unknown, members};
    case Criterion::younger_share: return {younger, younger + club.age_unknown, members};
    case Criterion::women_share: return exactly(club.women, members);
    case Criterion::poor_share: return exactly(needy_members(club), members);
    case Criterion::borrower_share: return exactly(club.ever_borrowed_or_kept, members);
    case Criterion::poor_have_priority: return exactly(club.needy_served, needy_members(club));
    case Criterion::both_funds: return exactly(club.clubs_both_funds, club.clubs);
    case Criterion::training_share: return exactly(club.clubs_trained, club.clubs);
    case Criterion::supervision_share: return exactly(club.clubs_visited, club.clubs);
    case Criterion::all_activities_share: return exactly(club.clubs_all_areas, club.clubs);
    case Criterion::health_share: return reached_at_least(club.reached_health, club.active_health, members);
    case Criterion::culture_share: return reached_at_least(club.reached_culture, club.active_culture, members);
    case Criterion::none: break;
  }
  return exactly(0, 0);
}

/// count / of against a bound, without dividing.
bool is_below(std::int64_t count, std::int64_t of, std::int64_t bound, std::int64_t scale) {
  return int128{count} * scale < int128{bound} * of;
}
bool is_above(std::int64_t count, std::int64_t of, std::int64_t bound, std::int64_t scale) {
  return int128{count} * scale > int128{bound} * of;
}

CriterionVerdict verdict_between(const CriterionRow& row, std::int64_t scale) {
  if (row.denominator <= 0) return CriterionVerdict::cannot_be_told;
  const bool has_max = row.kind == CriterionKind::range;
  const auto below = [&](std::int64_t count) { return is_below(count, row.denominator, row.min, scale); };
  const auto above = [&](std::int64_t count) { return has_max && is_above(count, row.denominator, row.max, scale); };
  if (!below(row.numerator) && !above(row.at_most)) return CriterionVerdict::met;
  if (below(row.at_most) || above(row.numerator)) return CriterionVerdict::not_met;
  return CriterionVerdict::cannot_be_told;
}

/// What min and max of a criterion are written in. "Each club has both funds" is published as the level 1, a share of
/// all clubs as parts per million.
std::int64_t scale_of_rule(const CriterionRow& row) {
  if (unit_of(row.criterion) == CriterionUnit::count) return 1;
  return row.criterion == Criterion::both_funds && row.min <= 1 ? 1 : kShareScale;
}

void set_verdict(CriterionRow& row) {
  row.verdict = row.criterion == Criterion::poor_have_priority ? CriterionVerdict::information
                                                               : verdict_between(row, scale_of_rule(row));
}

CriterionRow criterion_row(const CriterionRule& rule, const Figures& figures) {
  const Counted what = counted_for(rule.criterion, figures);
  return {rule.criterion, rule.kind, rule.min, rule.max, what.least, what.most, what.of, {}};
}

/// A share of clubs is asked of the programme. One club either counts towards it or not.
CriterionVerdict verdict_of_one(const CriterionRow& row) {
  if (row.denominator <= 0) return CriterionVerdict::cannot_be_told;
  return row.numerator >= row.denominator ? CriterionVerdict::met : CriterionVerdict::not_met;
}

void add_criterion(CriterionSum& sum, const CriterionRow& row) {
  sum.together.numerator += row.numerator;
  sum.together.at_most += row.at_most;
  sum.together.denominator += row.denominator;
  sum.met += row.verdict == CriterionVerdict::met;
  sum.not_met += row.verdict == CriterionVerdict::not_met;
  sum.cannot_be_told += row.verdict == CriterionVerdict::cannot_be_told;
}

}  // namespace

std::string_view name_of(CriterionVerdict verdict) {
  switch (verdict) {
    case CriterionVerdict::met: return "met";
    case CriterionVerdict::not_met: return "not_met";
    case CriterionVerdict::cannot_be_told: return "cannot_be_told";
    case CriterionVerdict::information: return "information";
  }
  return {};
}

CriterionUnit unit_of(Criterion criterion) {
  switch (criterion) {
    case Criterion::members:
    case Criterion::volunteers: return CriterionUnit::count;
    case Criterion::poor_have_priority: return CriterionUnit::share_of_needy;
    case Criterion::both_funds:
    case Criterion::training_share:
    case Criterion::supervision_share:
    case Criterion::all_activities_share: return CriterionUnit::share_of_clubs;
    case Criterion::older_share:
    case Criterion::women_share:
    case Criterion::poor_share:
    case Criterion::younger_share:
    case Criterion::borrower_share:
    case Criterion::health_share:
    case Criterion::culture_share:
    case Criterion::none: break;
  }
  return CriterionUnit::share_of_members;
}

std::vector<CriterionRow> judge(const PublishRulePack& pack, const Figures& figures) {
  std::vector<CriterionRow> rows;
  for (const CriterionRule& rule : pack.rules) {
    CriterionRow& row = rows.emplace_back(criterion_row(rule, figures));
    set_verdict(row);
    if (unit_of(row.criterion) == CriterionUnit::share_of_clubs) row.verdict = verdict_of_one(row);
  }
  return rows;
}

std::vector<CriterionSum> judge_all(const PublishRulePack& pack, const std::vector<ClubFigures>& clubs) {
  std::vector<CriterionSum> sums;
  for (const CriterionRule& rule : pack.rules)
    sums.push_back({{rule.criterion, rule.kind, rule.min, rule.max, 0, 0, 0, {}}, 0, 0, 0, 0});
  for (const ClubFigures& club : clubs) {
    if (!club.card.is_living()) {
      for (CriterionSum& sum : sums) sum.left_out += club.card.is_founded();
      continue;
    }
    const auto rows = judge(pack, club.figures);
    for (std::size_t i = 0; i < rows.size(); ++i) add_criterion(sums[i], rows[i]);
  }
  for (CriterionSum& sum : sums) {
    set_verdict(sum.together);
    // What is asked of each club is not asked of all of them together.
    if (unit_of(sum.together.criterion) != CriterionUnit::share_of_clubs)
      sum.together.verdict = CriterionVerdict::information;
  }
  return sums;
}

void RulePacks::apply(const Event& event) {
  if (const auto* pack = event.payload.as<RulePackPublished>()) {
    std::erase_if(published_, [&](const Published& one) { return one.pack.name == pack->name; });
    published_.push_back({event.envelope.version, *pack});
  } else if (const auto* reversal = event.payload.as<EntryReversed>()) {
    std::erase_if(published_, [&](const Published& one) { return one.version == reversal->entry; });
  }
}

const PublishRulePack* RulePacks::on(Day day) const {
  const PublishRulePack* best = nullptr;
  for (const Published& one : published_) {
    const PublishRulePack& pack = one.pack;
    if (pack.valid_from > day || (!pack.valid_until.is_none() && pack.valid_until < day)) continue;
    if (best == nullptr || pack.valid_from >= best->valid_from) best = &pack;
  }
  return best;
}

std::vector<PublishRulePack> RulePacks::packs() const {
  std::vector<PublishRulePack> packs;
  for (const Published& one : published_) packs.push_back(one.pack);
  std::stable_sort(packs.begin(), packs.end(), [](const PublishRulePack& left, const PublishRulePack& right) {
    return left.valid_from < right.valid_from;
  });
  return packs;
}

/// Another pack can only begin to hold where one begins or ends.
std::vector<RulePacks::Reign> RulePacks::through(Day founded, Day day) const {
  std::vector<Day> turns = {founded};
  for (const Published& one : published_) {
    turns.push_back(one.pack.valid_from);
    if (!one.pack.valid_until.is_none()) turns.push_back(add_days(one.pack.valid_until, 1));
  }
  std::sort(turns.begin(), turns.end());
  std::vector<Reign> reigns;
  for (const Day turn : turns) {
    if (turn < founded || turn > day) continue;
    const PublishRulePack* pack = on(turn);
    const PublishRulePack* before = reigns.empty() ? nullptr : reigns.back().pack;
    if (pack != before) reigns.push_back({turn, pack});
  }
  std::erase_if(reigns, [](const Reign& reign) { return reign.pack == nullptr; });
  return reigns;
}

}  // namespace soquy::projections
