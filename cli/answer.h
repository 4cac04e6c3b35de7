#pragma once
// A question at two times and its answer: history up to a value date, as known at a moment, with the tree it was
// computed from.

#include <functional>
#include <string>
#include <vector>

#include "cli/page.h"
#include "cli/render.h"
#include "cli/session.h"
#include "engine/chosen_events.h"
#include "events/fold.h"

namespace soquy::cli {

/// --as-of, --known-as-of, --format, --output, --replace.
[[nodiscard]] std::vector<Option> question_options();
[[nodiscard]] Format typed_format(const Arguments& arguments);

/// What "known" is measured by: when the club wrote it down, or when this store took it in (roll-ups over clubs).
enum class KnownBy { recorded_at, accepted_at };

/// What is asked of one club, or of all (club empty).
struct Question {
  ClubCode club;
  AsOf as_of;                ///< the value date is today when --as-of is not given
  bool is_of_today = false;  ///< because nobody said which day
  Format format = Format::table;
  KnownBy known_by = KnownBy::recorded_at;
  std::string output = {};  ///< a file instead of standard output; empty: none
  bool replaces = false;    ///< a file of that name may go
};
[[nodiscard]] Question typed_question(const ClubCode& club, const Arguments& arguments, Session& session);
/// The same about all clubs; known as of is measured by accepted_at and cannot be a version.
[[nodiscard]] Question typed_question(const Arguments& arguments, Session& session);

/// The events that were known, in order, with the tree over their stored bytes.
struct History {
  std::vector<Event> events;
  Version version;  ///< of the last one: the size of the tree
  Hash root;
  Currency currency = Currency::vnd;
  Day newest;  ///< the latest value date in it, or none
};
/// Reads and hashes the stored bytes; throws StoreFailure or DecodeFailure when they cannot be read.
[[nodiscard]] History load_history(engine::Ledger& ledger, const Question& question);

/// Events of some kinds out of the stream that the choice names, as they were known; without reading the others where
/// it is kept where these stand. Of the question only what is known counts, not its club or value date.
[[nodiscard]] std::vector<Event> load_chosen(engine::Ledger& ledger, Question question, const engine::Choice& choice);

/// The club's events of some kinds as a question over all clubs knows them, in order. The others are passed over
/// without being decoded, and no tree is made: several times as quick as load_history. Throws StoreFailure and
/// DecodeFailure.
[[nodiscard]] std::vector<Event> load_kinds(engine::Ledger& ledger, const ClubCode& club, const AsOf& as_of,
                                            const std::function<bool(Kind)>& wants);

/// Size and root of the tree over the whole log as it was known; no events.
[[nodiscard]] History load_log_tree(engine::Ledger& ledger, const Question& question);

/// How wide a table may be: a pipe is as wide as it needs to be, a screen is not.
[[nodiscard]] std::size_t screen_of(const Terminal& terminal);

/// What a query prints.
struct Answer {
  std::string view;  ///< name in projections/catalog.h
  std::string title;
  bool grows_old = false;  ///< loans are late in it that were not when the books were last written
  std::vector<Fact> facts;
  bool facts_first = false;      ///< printed above the tables: what the reader came for
  std::string facts_title = {};  ///< printed above them when they speak of more than the tables; may be empty
  std::vector<std::pair<std::string, Document>> details;  ///< further fields in JSON only
  std::vector<Table> tables;                              ///< CSV prints the first
  std::vector<std::string> formulas = {};  ///< every one that stands in it, by its name in projections/catalog.h
  Language language = Language::english;   ///< of what stands around the tables; their words are the asker's
};

/// Table and facts with the footer (as of, known as of, tree size, root, versions of view and formulas) on out; CSV
/// with the footer on err; one JSON object; a workbook or a page for the printer (workbook.h, html.h). Books that have
/// been silent for long are said to be, on err. A table other than `rows` is left out when it is empty, except in JSON.
/// A file is written whole or not at all; a workbook is no text, so a terminal gets a UsageError instead.
void print(const Answer& answer, const Question& question, const History& history, Terminal& terminal);

}  // namespace soquy::cli
