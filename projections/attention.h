#pragma once
// Which clubs need a visit first, and for which reasons? (DOMAIN S3, A6)
//
// Every reason is a rule: a threshold and a weight, both of which may be replaced. Reasons add up, and the heaviest
// club comes first. A reason is a question to ask on the visit, never a finding: it says what was seen and proves
// nothing.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "projections/club_figures.h"
#include "projections/seen.h"

namespace soquy::projections {

/// "Quarter" is from three months before the day, "year" from a year before it.
enum class AttentionReason : std::uint8_t {
  no_meeting = 0,             ///< days since the last meeting, or the founding, above the threshold
  par30_rising = 1,           ///< PAR30 rose over the quarter by more than the threshold
  par30_high = 2,             ///< PAR30 above it
  idle_cash = 3,              ///< share of the year's lending money that lay idle, above it
  cash_above_limit = 4,       ///< cash on hand above the by-law's limit by more than the threshold
  falling_capital = 5,        ///< own means fell over the year by more than it, gifts for good left out
  open_differences = 6,       ///< differences of cash counts nobody explained, above it
  back_dated = 7,             ///< share of the year's entries, above it
  reversals_by_one_pair = 8,  ///< entries taken back in the year by one pair of recorder and signer, above it
  reversals_by_recorder = 9,  ///< entries of the year taken back by who recorded them, above it
  outside_meetings = 10,      ///< share of the year's entries, above it
  board_loans = 11,           ///< share of the principal out that is with the board, above it
  renewals = 12,              ///< share of the year's loans that repay another, above it
  rate_above_cap = 13,        ///< open loans above 20% a year, above it
  suspiciously_clean = 14,    ///< no correction, no late word, no difference, no late loan in more entries than it
  report_missing = 15,        ///< the report due last was not handed in; threshold: days since then
  no_cash_count = 16,         ///< days since the last count, or the founding, above it
  findings_open = 17,         ///< findings of auditors and disputes without an answer, above it
};
inline constexpr std::size_t kAttentionReasons = 18;
[[nodiscard]] std::string_view name_of(AttentionReason reason);
/// "more days without a meeting than": what a threshold is compared with, for people.
[[nodiscard]] std::string_view question_of(AttentionReason reason);
[[nodiscard]] std::optional<AttentionReason> parse_attention_reason(std::string_view name);
/// How the threshold is read.
[[nodiscard]] SeenAs threshold_as(AttentionReason reason);

struct AttentionRule {
  AttentionReason reason = AttentionReason::no_meeting;
  std::int64_t threshold = 0;  ///< days, entries or loans; shares in parts per million; money in minor units
  std::int64_t weight = 0;     ///< 0: not asked
  friend bool operator==(const AttentionRule&, const AttentionRule&) = default;
};
/// Every reason once, in the order of the enumeration.
[[nodiscard]] std::vector<AttentionRule> default_attention_rules();

struct AttentionFound {
  AttentionRule rule;
  /// What was seen: first what the threshold was compared with, then what it came of.
  std::vector<Seen> seen;
  friend bool operator==(const AttentionFound&, const AttentionFound&) = default;
};

/// A club on three days. Not founded yet on an earlier one: figures of nothing.
struct ClubOverTime {
  ClubFigures now;
  Figures quarter_before;
  Figures year_before;
  Day day;
};
struct AttentionRow {
  ClubCard card;
  std::int64_t weight = 0;
  std::vector<AttentionFound> reasons;  ///< the heaviest first, then by the order of the enumeration
  friend bool operator==(const AttentionRow&, const AttentionRow&) = default;
};
/// What there is to ask of one club. Dissolved clubs and those not founded have no reasons.
[[nodiscard]] AttentionRow attention_to(const ClubOverTime& club, const std::vector<AttentionRule>& rules);
/// Clubs with a reason at least, by weight, then by code. Practice clubs are ranked after all real ones.
[[nodiscard]] std::vector<AttentionRow> ranked(std::vector<AttentionRow> rows);
/// What there is to ask of each, ranked.
[[nodiscard]] std::vector<AttentionRow> attention_list(const std::vector<ClubOverTime>& clubs,
                                                       const std::vector<AttentionRule>& rules);

}  // namespace soquy::projections
