#include "cli/paper/paper_import.h"

#include <algorithm>

#include "cli/paper/rehearsal.h"
#include "cli/paper/text.h"
#include "cli/utf8.h"
#include "engine/random.h"

namespace soquy::cli::paper {
namespace {

std::array<std::uint8_t, 16> random_nonce() {
  std::array<std::uint8_t, 16> nonce{};
  engine::Randomness().fill(nonce);
  return nonce;
}

}  // namespace

PaperImport::PaperImport(engine::Ledger& ledger, const PaperBooks& books, const Signers& signers, SoundPart sound)
    : ledger_(ledger),
      books_(books),
      signers_(signers),
      planner_(books, signers),
      recorded_(ledger, books.by_law.code),
      sound_(std::move(sound)) {}

Problems PaperImport::prepare() {
  Problems problems;
  // Who has been left out of the list of members stands in the ledger all the same.
  if (recorded_.has_club() && !sound_.founding) return {not_asked()};
  plan_all(problems);
  if (!problems.empty()) doubt_plans_from(0, asked_one_by_one());
  if (problems.empty() && sound_.all) check_gone(problems);
  check_signer(problems);
  const bool nothing_new = sound_.all && fresh_.empty();
  rehearse(problems);
  if (last_line_ && !nothing_new) problems.push_back(*last_line_);
  return problems;
}

void PaperImport::plan_all(Problems& problems) {
  plan_founding(problems);
  if (!sound_.founding) doubt_plans_from(0, asked_one_by_one());
  for (const MeetingRun& run : planner_.meetings()) {
    if (run.first + run.count > sound_.rows) {
      doubt_plans_from(fresh_.size(), not_asked_from(sound_.from));
      if (recorded_.has_club()) break;  // its rows may have been recorded among others
    }
    plan_members(run.day, problems);
    plan_meeting(run, problems);
  }
  if (sound_.rows != SIZE_MAX) doubt_plans_from(fresh_.size(), not_asked_from(sound_.from));
  plan_members(Day{INT32_MAX}, problems);
}

/// Of several doubts the one that begins first counts.
void PaperImport::doubt_plans_from(std::size_t plan, Problem last_line) {
  if (plan >= sound_plans_) return;
  sound_plans_ = plan;
  last_line_ = std::move(last_line);
}

/// Rows that have gone leave the rows below them with other numbers: those only look new. What was recorded of days
/// that have not been planned is not asked for.
bool PaperImport::has_moved_rows() const {
  const std::vector<const RecordedCommit*> unknown = recorded_.imported_but(known_);
  return std::any_of(unknown.begin(), unknown.end(), [this](const RecordedCommit* commit) {
    return sound_.all || (!held_.empty() && commit->front().envelope.value_date < held_.back());
  });
}

void PaperImport::rehearse(Problems& problems) {
  if (has_moved_rows()) {
    last_line_ = not_asked();
    return;
  }
  const auto receipts = PaperRehearsal(ledger_, books_, fresh_, vouchers_, sound_plans_).run(problems);
  if (problems.empty() && sound_.all) finish(receipts);
}

// --- What is recorded, what is new -----------------------------------------------------------------------------------

void PaperImport::plan_founding(Problems& problems) {
  const auto& founders = planner_.founders();
  std::size_t count = founders.size();
  auto nonce = random_nonce();
  const RecordedCommit* recorded = recorded_.find(founding_id(books_.by_law.code));
  if (recorded_.has_club() && recorded == nullptr) {
    check_club_founded_elsewhere(problems);
    count = 0;
  } else if (recorded != nullptr) {
    // Founders written below the others later join by commands of their own.
    count = static_cast<std::size_t>(std::count_if(recorded->begin(), recorded->end(), [](const Event& event) {
      return event.payload.as<MemberJoined>() != nullptr;
    }));
    if (const auto* club = recorded->front().payload.as<ClubFounded>()) nonce = club->nonce;
  }
  count = std::min(count, founders.size());
  for (const MemberPaper& member : books_.members) {
    const auto founder = std::find(founders.begin(), founders.end(), &member);
    if (founder == founders.end() || founder - founders.begin() >= static_cast<std::ptrdiff_t>(count)) {
      joining_.push_back(&member);
    }
  }
  if (!recorded_.has_club() || recorded != nullptr) take(planner_.founding(count, nonce), problems);
}

/// The club was founded by hand: the books must speak of the same one.
void PaperImport::check_club_founded_elsewhere(Problems& problems) const {
  const ByLawPaper& paper = books_.by_law;
  const Event& founding = recorded_.founding();
  const auto* club = founding.payload.as<ClubFounded>();
  const auto differs = [&](std::string_view what, std::string_view field, const std::string& now,
                           const std::string& before) {
    Problem problem{paper.at, {}, {}, true};
    for (const ByLawCell& cell : paper.cells) {
      if (cell.field == field) problem = {cell.at, in_quotes(cell.read), {}, true};
    }
    problem.accepted = "the club " + paper.code.text() + " is in the store with another " + std::string(what) + ": " +
                       now + ", was " + before;
    problems.push_back(std::move(problem));
  };
  if (club == nullptr) return;
  if (club->name != paper.name) differs("name", "name", whole_in_quotes(paper.name), whole_in_quotes(club->name));
  if (founding.envelope.value_date != paper.founded) {
    differs("founding day", "value_date", to_iso(paper.founded), to_iso(founding.envelope.value_date));
  }
  if (club->currency != paper.currency)
    differs("currency", "currency", currency_code(paper.currency), currency_code(club->currency));
}

void PaperImport::plan_members(Day through, Problems& problems) {
  std::vector<const MemberPaper*> later;
  for (const MemberPaper* member : joining_) {
    if (member->joined > through) {
      later.push_back(member);
    } else {
      plan_member(*member, problems);
    }
  }
  joining_ = std::move(later);
}

void PaperImport::plan_member(const MemberPaper& member, Problems& problems) {
  Planned plan = planner_.join(member);
  // A row that has gone from above it is no fault of this one.
  if (const auto id = recorded_.imported_alone(member.no)) plan.command.id = *id;
  const Event* joined = recorded_.joined(member.no);
  if (joined == nullptr || recorded_.find(plan.command.id) != nullptr) {
    if (member.post != Role::none && recorded_.find(founding_id(books_.by_law.code)) != nullptr) {
      problems.push_back({books_.cell(BookFile::members, member, member_column::post),
                          in_quotes(member.cells[member_column::post]),
                          "nothing: the founding is recorded; later boards are elected by a resolution"});
    }
    take(std::move(plan), problems);
    return;
  }
  // Entered by hand before the import: nothing to record, if it is the same person.
  plan.command.acts.resize(1);
  plan.sources.resize(1);
  Event alone = *joined;
  alone.envelope.act = 0;
  const Problems found = recorded_.differences(books_, plan, {alone});
  problems.insert(problems.end(), found.begin(), found.end());
}

void PaperImport::plan_meeting(const MeetingRun& run, Problems& problems) {
  const std::size_t end = run.first + run.count;
  for (std::size_t at = run.first; at < end;) {
    const RecordedCommit* commit =
        recorded_.find(command_id(books_.by_law.code, BookFile::cash_book, books_.cash[at].row));
    bool holds = !recorded_.held_meeting_on(run.day) && std::find(held_.begin(), held_.end(), run.day) == held_.end();
    std::size_t count = end - at;
    if (commit != nullptr) {
      holds = commit->front().payload.as<MeetingHeld>() != nullptr;
      count = rows_recorded(*commit, at, end);
    }
    held_.push_back(run.day);
    take(planner_.meeting(run, at, count, holds), problems);
    at += count;
  }
}

/// How many rows a recorded command took: rows written below them since then become a command of their own.
std::size_t PaperImport::rows_recorded(const RecordedCommit& commit, std::size_t first, std::size_t end) const {
  const std::size_t recorded = acts_in(commit);
  // What comes before the acts of the rows.
  auto acts = static_cast<std::size_t>(std::count_if(commit.begin(), commit.end(), [](const Event& event) {
    return event.payload.as<MeetingHeld>() != nullptr || event.payload.as<FindingRaised>() != nullptr;
  }));
  std::size_t at = first;
  while (at < end && acts < recorded) acts += planner_.acts_of_row(at++);
  return std::max<std::size_t>(at - first, 1);
}

void PaperImport::take(Planned plan, Problems& problems) {
  known_[plan.command.id] = true;
  const RecordedCommit* commit = recorded_.find(plan.command.id);
  if (commit == nullptr) {
    fresh_.push_back(std::move(plan));
    return;
  }
  fill_reversals(plan);
  learn_vouchers(plan, *commit);
  const Problems found = recorded_.differences(books_, plan, *commit);
  problems.insert(problems.end(), found.begin(), found.end());
  ++summary_.already_commands;
  if (plan.is_meeting) ++summary_.already_meetings;
}

bool PaperImport::fill_reversals(Planned& plan) const {
  bool all = true;
  for (const auto& [act, voucher] : plan.reverses) {
    const auto found = vouchers_.find(voucher);
    all = all && found != vouchers_.end();
    if (found != vouchers_.end()) std::get<ReverseEntry>(plan.command.acts[act].is).entry = found->second;
  }
  return all;
}

void PaperImport::learn_vouchers(const Planned& plan, const std::vector<Event>& events) {
  for (std::size_t act = 0; act < plan.sources.size(); ++act) {
    if (!plan.ends_row(act)) continue;
    const std::string& voucher = books_.cash[plan.sources[act].row].voucher;
    const Version version = version_of_act(events, act);
    if (!voucher.empty() && !version.is_none()) vouchers_.emplace(voucher, version);
  }
}

void PaperImport::check_gone(Problems& problems) const {
  const auto name = [this](BookFile file) { return books_.columns[static_cast<std::size_t>(file)].file; };
  for (const RecordedCommit* commit : recorded_.imported_but(known_)) {
    const Envelope& first = commit->front().envelope;
    const auto* joined = commit->front().payload.as<MemberJoined>();
    const std::string who = joined == nullptr ? "" : " (" + to_text(joined->member) + ")";
    problems.push_back({{name(joined == nullptr ? BookFile::cash_book : BookFile::members), 0, 0, {}},
                        {},
                        "rows of " + to_iso(first.value_date) + who + " that were imported as version " +
                            std::to_string(first.version.value) + " and on (" + std::to_string(commit->size()) +
                            " events) are no longer in the books, or stand elsewhere in the file"});
  }
}

void PaperImport::check_signer(Problems& problems) {
  if (!signers_.approvers.empty()) return;
  for (std::size_t p = 0; p < fresh_.size(); ++p) {
    const Planned& plan = fresh_[p];
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
      if (!plan.needs_second_signer(i)) continue;
      const std::string row =
          plan.changes_past.contains(i) ? "a repayment dated before one above it" : "a reversal or late row";
      problems.push_back({plan.sources[i].spot, {}, row + " needs a second signer: --approved-by TV01"});
      doubt_plans_from(p, not_asked_from(plan.sources.front().spot));
    }
  }
}

// --- Recording -------------------------------------------------------------------------------------------------------

void PaperImport::finish(const std::vector<engine::Receipt>& receipts) {
  summary_.cash = recorded_.cash();
  summary_.version = recorded_.version();
  for (std::size_t i = 0; i < fresh_.size(); ++i) {
    Planned& plan = fresh_[i];
    plan.command.expected = summary_.version;  // reversals name versions: nobody may record between
    ++summary_.commands;
    if (plan.is_meeting) ++summary_.meetings;
    std::size_t last_row = ActSource::kNoRow;
    for (const ActSource& source : plan.sources) {
      if (source.row != ActSource::kNoRow && source.row != last_row) ++summary_.rows;
      last_row = source.row;
    }
    for (const Event& event : receipts[i].events) {
      ++summary_.events;
      if (event.payload.as<MemberJoined>() != nullptr) ++summary_.members;
      for (const Posting& line : event.postings) {
        if (line.account == Account::cash) summary_.cash[line.fund] += line.amount;
      }
      summary_.version = event.envelope.version;
    }
    for (const engine::Warning& warning : receipts[i].warnings) {
      const auto act = static_cast<std::size_t>(std::max(warning.act, 0));
      // Late rows are known to be late; a loan is warned of at its approval and need not be again when it is paid out.
      const bool said = !summary_.warnings.empty() && summary_.warnings.back().accepted == warning.sentence;
      if (warning.code == "late_entry" || said || act >= plan.sources.size()) continue;
      summary_.warnings.push_back({plan.sources[act].spot, {}, warning.sentence});
    }
  }
}

Result<Ok> PaperImport::record(const std::function<void(std::size_t, std::size_t)>& done) {
  for (std::size_t i = 0; i < fresh_.size(); ++i) {
    auto receipt = ledger_.submit(fresh_[i].command);
    if (receipt.has_error()) return std::move(receipt).error();
    done(i + 1, fresh_.size());
  }
  return Ok{};
}

void ask_readable_part(engine::Ledger& ledger, const PaperBooks& books, const Signers& signers, Problems& problems) {
  if (std::any_of(problems.begin(), problems.end(), is_end_of_list)) return;  // it says that there is more
  const auto part = readable_part(books, problems);
  if (!part) {
    problems.push_back(not_asked());
    return;
  }
  PaperImport intake(ledger, part->books, signers, part->sound);
  Problems more = intake.prepare();
  problems.insert(problems.end(), more.begin(), more.end());
}

}  // namespace soquy::cli::paper
