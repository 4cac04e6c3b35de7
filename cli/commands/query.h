#pragma once
// What every question about one club shares: open, find the club, read its history, answer.

#include <string>

#include "cli/answer.h"
#include "cli/event_texts.h"
#include "cli/utf8.h"

namespace soquy::cli {

/// A free text in a table is cut to so many columns; JSON and CSV have all of it.
inline constexpr std::size_t kCellColumns = 40;

class Query {
 public:
  /// Throws UsageError, Refusal (no such club) and StoreFailure.
  Query(const Arguments& arguments, Terminal& terminal)
      : terminal_(terminal),
        session_(arguments, terminal, Access::reading),
        question_(typed_question(session_.club(arguments), arguments, session_)),
        history_(load_history(session_.ledger(), question_)) {}

  /// Every event that the question may see.
  template <class View>
  void fold_into(View& view) const {
    fold(view, history_.events, question_.as_of);
  }
  /// "HP-01, CLB ... Hạnh Phúc"
  [[nodiscard]] std::string club_name() const {
    std::string name = question_.club.text();
    for (const auto& event : history_.events)
      if (const auto* founded = event.payload.as<ClubFounded>()) name += ", " + founded->name;
    return name;
  }
  [[nodiscard]] int print(const Answer& answer) {
    cli::print(answer, question_, history_, terminal_);
    return done;
  }
  /// What a text of an entry says now, for a cell: in one line, in a table cut to kCellColumns. An entry of version 0
  /// says nothing.
  [[nodiscard]] std::string text_of(Version entry, std::string_view field) {
    if (entry.is_none()) return {};
    const std::string text = cli::text_of(session_.ledger().people(), history_.events[entry.value - 1], field);
    return question_.format == Format::table ? shortened(text, kCellColumns) : text;
  }
  /// The answer is of that day from now on, which lies on or before the day asked about.
  void look_until(Day day) {
    question_.is_of_today = question_.is_of_today && day == question_.as_of.value_date;
    question_.as_of.value_date = day;
  }
  [[nodiscard]] Session& session() { return session_; }
  [[nodiscard]] const Question& question() const { return question_; }
  [[nodiscard]] const History& history() const { return history_; }
  [[nodiscard]] Day day() const { return question_.as_of.value_date; }

 private:
  Terminal& terminal_;
  Session session_;
  Question question_;
  History history_;
};

/// A question about one club: CLUB and question_options().
[[nodiscard]] CommandSpec query_spec(std::string name, std::string summary,
                                     std::function<int(const Arguments&, Terminal&)> run);

}  // namespace soquy::cli
