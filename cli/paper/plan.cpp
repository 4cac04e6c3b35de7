#include "cli/paper/plan.h"

#include <algorithm>

#include "cli/paper/csv_file.h"
#include "cli/paper/fields.h"
#include "engine/register.h"

namespace soquy::cli::paper {
namespace {

/// Our own name space for the ids of imported commands; any constant would do, but it must never change.
constexpr std::string_view kNameSpace = "4b0c1d52-7f0e-5a51-9c36-2d3f1a0e8b77";

CommandId id_of_name(const std::string& name) { return uuid5(*parse_command_id(kNameSpace), name); }

void add(Planned& plan, Act act, const Spot& spot, std::size_t row = ActSource::kNoRow) {
  plan.command.acts.push_back(std::move(act));
  plan.sources.push_back({spot, row});
}

/// The source as typed and what the row says, as far as they are two things.
std::string with_source(const CashRow& row) {
  if (row.source.empty() || row.source == row.words) return row.words;
  return row.words.empty() ? row.source : row.source + ": " + row.words;
}

Note note_of(std::string words) { return Note{{}, std::move(words)}; }

/// Kinds whose act has no room for the row's words.
bool has_no_room_for_words(RowKind kind) {
  switch (kind) {
    case RowKind::fee:
    case RowKind::refundable_capital:
    case RowKind::repayment:
    case RowKind::to_bank:
    case RowKind::from_bank:
    case RowKind::refund:
    case RowKind::count: return true;
    default: return false;
  }
}

/// "PT-002 Thu hội phí 3 thành viên"; nothing when the row says no more than its kind.
std::string line_of(const CashRow& row) {
  const std::string words = with_source(row);
  const bool says_its_kind = row.kind == RowKind::count && find_kind(words) == RowKind::count;
  if (words.empty() || says_its_kind) return {};
  return row.voucher.empty() ? words : row.voucher + " " + words;
}

std::vector<WordsLine> lines_of(const std::vector<CashRow>& rows, std::size_t first, std::size_t count) {
  std::vector<WordsLine> lines;
  for (std::size_t i = first; i < first + count; ++i) {
    std::string line = has_no_room_for_words(rows[i].kind) ? line_of(rows[i]) : std::string();
    if (!line.empty()) lines.push_back({i, std::move(line)});
  }
  return lines;
}

/// As few notes as hold all the lines, each line whole: a cell is far smaller than a note.
std::vector<std::string> fill_notes(const std::vector<WordsLine>& lines) {
  static_assert(2 * kMaxCellBytes + kMaxLabelBytes + 32 <= kMaxNoteBytes);
  std::vector<std::string> notes;
  for (const WordsLine& line : lines) {
    if (notes.empty() || notes.back().size() + 1 + line.text.size() > kMaxNoteBytes) {
      notes.push_back(line.text);
    } else {
      notes.back() += "\n" + line.text;
    }
  }
  return notes;
}

RegionRef region_of(const ByLawPaper& by_law) {
  const Day two_tiers = *make_day(2025, 7, 1);  // new list of codes, Decision 19/2025
  const auto code = RegionCode::parse(by_law.province);
  return {by_law.founded < two_tiers ? "TCTK-2018" : "QD19-2025", code.value_or(RegionCode{})};
}

}  // namespace

bool Planned::needs_second_signer(std::size_t act) const {
  const Act& asked = command.acts[act];
  return !asked.written_on.is_none() || std::holds_alternative<ReverseEntry>(asked.is) || changes_past.contains(act);
}

bool Planned::needs_second_signer() const {
  for (std::size_t act = 0; act < command.acts.size(); ++act) {
    if (needs_second_signer(act)) return true;
  }
  return false;
}

CommandId command_id(const ClubCode& club, BookFile file, std::size_t row) {
  return id_of_name(club.text() + "/" + std::string(file_name(file)) + "/" + std::to_string(row));
}

CommandId founding_id(const ClubCode& club) { return command_id(club, BookFile::by_law, 0); }

Planner::Planner(const PaperBooks& books, const Signers& signers)
    : books_(books), signers_(signers), meetings_(cut_into_meetings(books.cash)) {
  for (const MemberPaper& member : books.members) {
    (member.joined == books.by_law.founded ? founders_ : later_).push_back(&member);
  }
  for (const LoanPaper& loan : books.loans) loans_.emplace(loan.no, &loan);
  for (std::size_t i = 0; i < books.cash.size(); ++i) {
    if (books.cash[i].kind == RowKind::disbursement) resolved_at_.emplace(loans_.at(books.cash[i].loan)->resolution, i);
  }
}

Command Planner::empty_command(CommandId id, Day day) const {
  Command command;
  command.club = books_.by_law.code;
  command.id = id;
  command.actor = signers_.by;
  command.value_date = day;
  command.from_paper = true;
  return command;
}

Planned Planner::founding(std::size_t members, const std::array<std::uint8_t, 16>& nonce) const {
  const ByLawPaper& paper = books_.by_law;
  Planned plan;
  plan.command = empty_command(founding_id(paper.code), paper.founded);
  FoundClub club{paper.name, paper.currency, region_of(paper), paper.decision, paper.practice, nonce, {}};
  if (!paper.address.empty()) club.address = note_of(paper.address);
  add(plan, std::move(club), paper.at);
  add(plan, paper.rules, paper.at);
  ElectBoard board;
  for (std::size_t i = 0; i < std::min(members, founders_.size()); ++i) {
    add_member(plan, *founders_[i]);
    if (founders_[i]->post != Role::none) board.seats.push_back({founders_[i]->post, founders_[i]->no});
  }
  if (!board.seats.empty()) add(plan, std::move(board), {books_.columns[1].file, 0, 0, {}});
  return plan;
}

void Planner::add_member(Planned& plan, const MemberPaper& member) const {
  engine::Profile profile;
  profile.name = member.name;
  add(plan,
      JoinMember{member.no, member.sex, member.birth_year, member.poverty, {}, note_of(engine::to_note_text(profile))},
      member.at);
  if (member.volunteer) add(plan, AppointVolunteer{member.no}, member.at);
}

Planned Planner::join(const MemberPaper& member) const {
  Planned plan;
  plan.command = empty_command(command_id(books_.by_law.code, BookFile::members, member.row), member.joined);
  add_member(plan, member);
  return plan;
}

Planned Planner::meeting(const MeetingRun& run, std::size_t first, std::size_t count, bool holds) const {
  Planned plan;
  plan.is_meeting = true;
  plan.command = empty_command(command_id(books_.by_law.code, BookFile::cash_book, books_.cash[first].row), run.day);
  add_words(plan, first, count, holds);
  for (std::size_t i = first; i < first + count; ++i) add_row(plan, run, i);
  add_second_signer(plan);
  return plan;
}

/// The meeting with what its notes hold of the rows' words, and the rest of them. Rows that were added to a meeting
/// after it was recorded have no meeting of their own to be noted in.
void Planner::add_words(Planned& plan, std::size_t first, std::size_t count, bool holds) const {
  plan.lines = lines_of(books_.cash, first, count);
  std::vector<std::string> notes = fill_notes(plan.lines);
  const Spot& at = books_.cash[first].at;
  if (holds) {
    HoldMeeting meeting;  // who came is not in these books: a count of 0 says so
    if (!notes.empty()) {
      meeting.notes = note_of(std::move(notes.front()));
      notes.erase(notes.begin());
    }
    add(plan, std::move(meeting), at);
  }
  for (std::string& note : notes) {
    add(plan, RaiseFinding{{}, Severity::note, std::string(kWordsOfTheBook), note_of(std::move(note))}, at);
  }
}

/// What changes the past is signed by two; who signs may not borrow in the same meeting.
void Planner::add_second_signer(Planned& plan) const {
  const auto& acts = plan.command.acts;
  if (!plan.needs_second_signer() || signers_.approvers.empty()) return;
  const auto borrows = [&acts](const ActorId& actor) {
    return std::any_of(acts.begin(), acts.end(), [&actor](const Act& act) {
      const auto* loan = std::get_if<ApproveLoan>(&act.is);
      return loan != nullptr && actor_of(loan->borrower) == actor;
    });
  };
  const auto free = std::find_if_not(signers_.approvers.begin(), signers_.approvers.end(), borrows);
  Approval approval;
  approval.actor = free == signers_.approvers.end() ? signers_.approvers.front() : *free;
  plan.command.approvals.push_back(approval);
}

std::size_t Planner::acts_of_row(std::size_t at) const {
  if (books_.cash[at].kind != RowKind::disbursement) return 1;
  return passes_resolution(at) ? 3 : 2;
}

bool Planner::passes_resolution(std::size_t at) const {
  return resolved_at_.at(loans_.at(books_.cash[at].loan)->resolution) == at;
}

bool Planner::meeting_was_held(Day day, const MeetingRun& before) const {
  return std::any_of(meetings_.begin(), meetings_.end(),
                     [&](const MeetingRun& run) { return run.day == day && run.first < before.first; });
}

void Planner::add_row(Planned& plan, const MeetingRun& run, std::size_t at) const {
  const CashRow& row = books_.cash[at];
  if (row.kind == RowKind::disbursement) add_disbursement(plan, run, at);
  Act act = act_of(row);
  if (row.day != run.day) act.value_date = row.day;
  if (run.is_late(row)) {
    act.written_on = run.day;
    act.late_reason = ReasonCode::forgotten;
  }
  act.voucher = row.voucher;
  if (lies_before_another_repayment(at)) plan.changes_past.insert(plan.command.acts.size());
  if (row.kind == RowKind::reversal) plan.reverses.emplace(plan.command.acts.size(), row.reverses);
  add(plan, std::move(act), row.at, at);
}

/// A repayment that stands above it, of the same loan and of a later day, was split before this one was known.
bool Planner::lies_before_another_repayment(std::size_t at) const {
  const CashRow& row = books_.cash[at];
  if (row.kind != RowKind::repayment) return false;
  const auto above = books_.cash.begin() + static_cast<std::ptrdiff_t>(at);
  return std::any_of(books_.cash.begin(), above, [&](const CashRow& other) {
    return other.kind == RowKind::repayment && other.loan == row.loan && other.day > row.day;
  });
}

/// What goes before the money: the meeting's resolution, and the loan as approved.
void Planner::add_disbursement(Planned& plan, const MeetingRun& run, std::size_t at) const {
  const CashRow& row = books_.cash[at];
  const LoanPaper& loan = *loans_.at(row.loan);
  const AdoptByLaw& rules = books_.by_law.rules;
  const bool late = run.is_late(row);
  const auto dated = [&](Act act, bool own_day) {
    if (own_day && row.day != run.day) act.value_date = row.day;
    if (own_day && late) {
      act.written_on = run.day;
      act.late_reason = ReasonCode::forgotten;
    }
    return act;
  };
  if (passes_resolution(at)) {
    PassResolution resolution;
    resolution.resolution = loan.resolution;
    resolution.subject = Subject::loan;
    // Paper names no limit, and the sum of the loans in the file is none: the next loan may come under it next year.
    // Resolved where a meeting was held: on the day of the loan if there was one, else in this meeting.
    add(plan, dated(std::move(resolution), meeting_was_held(row.day, run)), loan.at, at);
  }
  ApproveLoan approval;
  approval.loan = loan.no;
  approval.borrower = loan.borrower;
  approval.fund = row.fund;
  approval.terms.principal = loan.amount;
  approval.terms.rate = loan.rate;
  approval.terms.method = loan.method;
  approval.terms.instalments = loan.instalments;
  approval.terms.rounding = rules.rounding;
  approval.terms.interest_multiple = rules.interest_multiple;
  approval.terms.principal_multiple = rules.principal_multiple;
  approval.purpose.plain = loan.purpose;
  approval.resolution = loan.resolution;
  approval.guarantors = loan.guarantors;
  approval.words = note_of(row.words);
  add(plan, dated(std::move(approval), true), loan.at, at);
}

Act Planner::act_of(const CashRow& row) const {
  switch (row.kind) {
    case RowKind::seed_capital:
    case RowKind::donation: {
      ReceiveDonation gift;
      gift.donor = row.donor;
      gift.member = row.member;
      gift.condition = row.kind == RowKind::seed_capital ? Condition::permanent : Condition::free;
      gift.fund = row.fund;
      gift.amount = row.in;
      gift.from = note_of(with_source(row));
      return gift;
    }
    case RowKind::fee: {
      const std::uint16_t payers = row.member.is_none() ? find_payers(row.words).value_or(0) : std::uint16_t{0};
      return ReceiveContribution{ContributionKind::fee, row.fund, row.member, payers, row.in};
    }
    case RowKind::refundable_capital:
      return ReceiveContribution{ContributionKind::capital, row.fund, row.member, 0, row.in};
    case RowKind::disbursement: return DisburseLoan{row.loan, Place::cash, row.out};
    case RowKind::repayment: {
      const bool own = loans_.at(row.loan)->borrower == row.member;
      return ReceiveRepayment{row.loan, Place::cash, row.in, own ? MemberNo{} : row.member};
    }
    case RowKind::expense: {
      PayExpense expense;
      expense.area = row.area;
      expense.fund = row.fund;
      expense.amount = row.out;
      expense.words = note_of(with_source(row));
      return expense;
    }
    case RowKind::aid: {
      GiveAid aid;
      aid.kind = aid_in(row.words);
      aid.member = row.member;
      aid.fund = row.fund;
      aid.amount = row.out;
      aid.words = note_of(with_source(row));
      return aid;
    }
    case RowKind::to_bank: return BankCash{row.fund, row.out};
    case RowKind::from_bank: return WithdrawCash{row.fund, row.in};
    case RowKind::refund: return RefundContribution{row.fund, row.member, row.out, ReasonCode::request};
    case RowKind::other_income:
      return ReceiveIncome{IncomeKind::other, row.fund, Place::cash, row.in, note_of(with_source(row))};
    case RowKind::reversal: return ReverseEntry{{}, false, reversal_reason_in(row.words), note_of(with_source(row))};
    case RowKind::count:
    case RowKind::unknown: break;
  }
  return CountCash{row.fund.number, row.balance, {}, ReasonCode::none};
}

}  // namespace soquy::cli::paper
