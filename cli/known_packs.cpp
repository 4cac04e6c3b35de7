#include "cli/known_packs.h"

namespace soquy::cli {

namespace {

constexpr auto kPackFloor = CriterionKind::floor;
constexpr auto kPackRange = CriterionKind::range;
constexpr auto kPackLevel = CriterionKind::level;

/// Until the next one. Decision 1533/QĐ-TTg of 2016-08-02: older people from 55 on at least 70%, women and poor people
/// 60 to 70% each, half of the members borrow, a home-care team of five, 80% of clubs trained and supervised.
PublishRulePack decision_1533() {
  PublishRulePack pack;
  pack.name = "1533/2016";
  pack.valid_from = parse_iso_day("2016-08-02").value_or(Day{});
  pack.valid_until = parse_iso_day("2020-08-30").value_or(Day{});
  pack.rules = {{Criterion::members, kPackRange, 50, 70},
                {Criterion::older_share, kPackFloor, 700'000, 0},
                {Criterion::women_share, kPackRange, 600'000, 700'000},
                {Criterion::poor_share, kPackRange, 600'000, 700'000},
                {Criterion::borrower_share, kPackFloor, 500'000, 0},
                {Criterion::volunteers, kPackFloor, 5, 0},
                {Criterion::training_share, kPackFloor, 800'000, 0},
                {Criterion::supervision_share, kPackFloor, 800'000, 0}};
  return pack;
}

/// Decision 1336/QĐ-TTg of 2020-08-31: 60 to 70% older and as many women, 30 to 40% younger, the poor have priority,
/// every club has both funds, and at least 70% of clubs do all activities (and are well managed, for which it gives no
/// test) so that half of the members borrow. It has no last day here: the pack of the next decision takes over where it
/// begins.
PublishRulePack decision_1336() {
  PublishRulePack pack;
  pack.name = "1336/2020";
  pack.valid_from = parse_iso_day("2020-08-31").value_or(Day{});
  pack.rules = {{Criterion::members, kPackRange, 50, 70},
                {Criterion::older_share, kPackRange, 600'000, 700'000},
                {Criterion::younger_share, kPackRange, 300'000, 400'000},
                {Criterion::women_share, kPackRange, 600'000, 700'000},
                {Criterion::poor_have_priority, kPackLevel, 1, 1},
                {Criterion::borrower_share, kPackFloor, 500'000, 0},
                {Criterion::volunteers, kPackFloor, 5, 0},
                {Criterion::both_funds, kPackLevel, 1, 1},
                {Criterion::all_activities_share, kPackFloor, 700'000, 0}};
  return pack;
}

std::vector<PublishRulePack> known_packs() { return {decision_1533(), decision_1336()}; }

}  // namespace

std::vector<std::string> known_pack_names() {
  std::vector<std::string> names;
  for (const auto& pack : known_packs()) names.push_back(pack.name);
  return names;
}

std::optional<PublishRulePack> known_pack(std::string_view name) {
  for (auto& pack : known_packs())
    if (pack.name == name) return std::move(pack);
  return std::nullopt;
}

}  // namespace soquy::cli
