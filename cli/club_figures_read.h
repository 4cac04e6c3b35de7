#pragma once
// The figures of clubs on some days: the one place where they come from.

#include <optional>
#include <vector>

#include "cli/answer.h"
#include "projections/club_figures.h"

namespace soquy::cli {

/// Of one club (question.club), or of all; of all only those that lie in a region, when one is named.
struct ClubsAsk {
  Question question;
  std::optional<RegionRef> region;
};

struct FiguresRead {
  /// One list per day asked for, in that order; all lists have the same clubs in the same order, by code. A club that
  /// was not founded on a day has a card without a founding day and figures of nothing.
  std::vector<std::vector<projections::ClubFigures>> on;
  History tree;  ///< for the footer: of the club, or of the whole log
};

/// Clubs that were founded on the first of these days, and lay in the region on it. Older people are counted from the
/// age of the rule pack that holds on the first day. Month's ends come from the rows that are kept. When nobody named a
/// day and the books were silent for long before it, that is said on err.
[[nodiscard]] FiguresRead read_club_figures(Session& session, const ClubsAsk& ask, const std::vector<Day>& days,
                                            Terminal& terminal);

/// --club, --region and question_options(), beside CLUB of named_club.h. Without --as-of the day is the last month's
/// end that is over: a month that is still running looks worse than it is.
[[nodiscard]] std::vector<Option> clubs_ask_options();
/// Throws UsageError and Refusal (no such club).
[[nodiscard]] ClubsAsk typed_clubs_ask(const Arguments& arguments, Session& session);

/// So many months before: from a month's end to a month's end, else to the same day of the month, or its last one.
[[nodiscard]] Day months_before(Day day, int months);

}  // namespace soquy::cli
