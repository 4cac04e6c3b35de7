// What the programme asks of a club besides its own life: reports, trainings, visits, insurance, certificates of
// poverty, surveys a year after the first loan; and what becomes of loans that nobody pays any more.

#include <algorithm>
#include <array>

#include "cli/simulate/club_surveys.h"
#include "cli/simulate/programme_writer.h"
#include "cli/simulate/sitting.h"

namespace soquy::cli {

namespace {

constexpr std::uint32_t kCardsAskedFor = 4;       ///< at each meeting
constexpr std::uint32_t kHouseholdsReviewed = 8;  ///< by the commune each November
constexpr int kCardMonths = 15;
constexpr int kLongestMonth = 31;  ///< days from one meeting to the next, at most

constexpr const char* kTrainings[] = {"Ghi sổ và kiểm quỹ", "Thẩm định và theo dõi khoản vay",
                                      "Điều hành buổi sinh hoạt", "Chăm sóc tại nhà", "Vận động nguồn lực"};

/// The next `wanted` members after `last` who have not left, going round; `last` becomes the last of them.
std::vector<MemberNo> next_members(const engine::ClubState& club, std::uint32_t& last, std::uint32_t wanted) {
  std::vector<MemberNo> out;
  auto at = club.members.upper_bound(MemberNo{last});
  for (std::size_t seen = 0; seen < club.members.size() && out.size() < wanted; ++seen, ++at) {
    if (at == club.members.end()) at = club.members.begin();
    if (at->second.left.is_none()) out.push_back(at->first);
  }
  if (!out.empty()) last = out.back().value;
  return out;
}

/// Whoever leaves at this meeting is no member any more.
bool leaves_now(const Command& command, MemberNo member) {
  return std::any_of(command.acts.begin(), command.acts.end(), [&](const Act& act) {
    const auto* const leave = std::get_if<LeaveClub>(&act.is);
    return leave != nullptr && leave->member == member;
  });
}

bool pays_now(const Command& command, LoanNo loan) {
  return std::any_of(command.acts.begin(), command.acts.end(), [&](const Act& act) {
    const auto* const repay = std::get_if<ReceiveRepayment>(&act.is);
    return repay != nullptr && repay->loan == loan;
  });
}

}  // namespace

void ClubLife::duties(Sitting& sitting, const std::function<Hash()>& root) {
  move_after_reform(sitting);
  hand_in_report(sitting, root);
  insure(sitting);
  certify(sitting);
  train(sitting);
  receive_visit(sitting);
  follow_up(sitting);
  give_loans_up(sitting);
}

/// Whose commune was split in 2025 is told by a decision where it belongs now; a third of these wait for theirs.
void ClubLife::move_after_reform(Sitting& sitting) {
  const RegionRef& there = plan_.duties.after_reform;
  if (moved_ || there == RegionRef{} || sitting.day < reform_day() || plan_.members % 3 == 0) return;
  moved_ = true;
  RelocateClub move;
  move.region = there;
  move.decision = "QĐ-mẫu/2025";
  sitting.add(std::move(move));
}

namespace {

SubmitReport report_of(ReportKind kind, Day meeting, const engine::ClubState& club, const Hash& root) {
  SubmitReport report;
  report.kind = kind;
  report.period_end = end_of_month(add_months(meeting, -1, 1));
  report.tree_size = club.version.value;
  report.root = root;
  report.recipient.plain = "Hội Người cao tuổi (mẫu)";
  return report;
}

}  // namespace

/// Both through the month before. The half-year's at the meeting in June or December; the year's is due on 15 December,
/// so whoever meets later in the month brings it in November. One club in six does both at the meeting after. Now and
/// then a report is forgotten. A sleeping club hands in nothing.
void ClubLife::hand_in_report(Sitting& sitting, const std::function<Hash()>& root) {
  const bool is_late = seed_ % 6 == 5;
  const unsigned month = civil(add_months(sitting.day, is_late ? -1 : 0, 1)).month;
  if (meetings_ < 3) return;
  const bool half_year = (month == 6 || month == 12) && !random_.chance(60);
  const int year = civil(add_days(sitting.day, -kLongestMonth)).year;
  const Day due = make_day(is_late ? year : civil(sitting.day).year, 12, 15).value_or(sitting.day);
  const bool is_annual = is_late ? sitting.day > due && sitting.day <= add_days(due, kLongestMonth)
                                 : sitting.day <= due && next_meeting(sitting.day) > due;
  const bool annual = is_annual && !Random(seed_ + static_cast<std::uint64_t>(civil(due).year)).chance(60);
  if (!half_year && !annual) return;
  const Hash here = root();
  if (half_year) sitting.add(report_of(ReportKind::six_month, sitting.day, sitting.club, here));
  if (annual) sitting.add(report_of(ReportKind::annual, sitting.day, sitting.club, here));
}

/// Nine in ten have a card; it runs until about the time it is asked for again.
void ClubLife::insure(Sitting& sitting) {
  for (const MemberNo member : next_members(sitting.club, insured_, kCardsAskedFor)) {
    if (leaves_now(sitting.command, member)) continue;
    RecordInsurance card;
    card.member = member;
    card.insured = random_.chance(900);
    if (card.insured) card.valid_until = add_months(sitting.day, kCardMonths, 28);
    sitting.add(std::move(card));
  }
}

/// A certificate is for the calendar year after the review. Now and then a household has got out of poverty.
void ClubLife::certify(Sitting& sitting) {
  const YearMonthDay date = civil(sitting.day);
  if (date.month != 11) return;
  for (const MemberNo member : next_members(sitting.club, certified_, kHouseholdsReviewed)) {
    if (leaves_now(sitting.command, member)) continue;
    ClassifyMember review;
    review.member = member;
    const PovertyClass before = sitting.club.members.at(member).poverty;
    review.poverty = before == PovertyClass::poor && random_.chance(300) ? PovertyClass::near_poor : before;
    review.certificate.plain = "GCN-mẫu " + std::to_string(date.year);
    review.valid_from = make_day(date.year + 1, 1, 1).value_or(sitting.day);
    review.valid_until = make_day(date.year + 1, 12, 31).value_or(sitting.day);
    sitting.add(std::move(review));
  }
}

/// The board of most clubs once a year.
void ClubLife::train(Sitting& sitting) {
  if (civil(sitting.day).month != 4 || random_.chance(150)) return;
  HoldTraining training;
  training.topic.plain = random_.pick(kTrainings);
  training.trainer.plain = "Hội Người cao tuổi (mẫu)";
  training.board_attended = static_cast<std::uint16_t>(random_.between(2, kBoardSize));
  training.attended = static_cast<std::uint16_t>(training.board_attended + random_.between(0, 12));
  sitting.add(std::move(training));
}

/// The supervisor sees a club twice a year, one in five times not.
void ClubLife::receive_visit(Sitting& sitting) {
  if (civil(sitting.day).month % 6 != 3 || random_.chance(200)) return;
  RecordVisit visit;
  visit.supervisor = plan_.duties.supervisor;
  visit.region = plan_.region;
  visit.topic.plain = "Kiểm tra sổ quỹ và hoạt động";
  if (random_.chance(400)) visit.promises.plain = "Kiểm quỹ đủ hai hộp mỗi buổi";
  sitting.add(std::move(visit));
}

/// Most borrowers are found again at the first meeting a year after their first loan; nobody asks who has left.
void ClubLife::follow_up(Sitting& sitting) {
  const auto has_left = [&](MemberNo member) {
    return !sitting.club.members.at(member).left.is_none() || leaves_now(sitting.command, member);
  };
  std::erase_if(follow_ups_, [&](const FollowUp& due) {
    if (due.from > sitting.day) return false;
    if (random_.chance(850) && sitting.club.loans.contains(due.loan) && !has_left(due.member))
      sitting.add(follow_up_survey(due.before, due.member, due.loan));
    return true;
  });
}

/// In a club of late loans one borrower in five pays nothing any more from the fourth month on.
bool ClubLife::never_pays_again(LoanNo no, const engine::LoanState& loan) const {
  return plan_.trouble == Trouble::late_loans && (no.value + seed_) % 5 == 0 && loan.repayments.size() >= 3;
}

/// What nobody has paid on for two years is given up, one loan at a meeting, by resolution.
void ClubLife::give_loans_up(Sitting& sitting) {
  for (const auto& [no, loan] : sitting.club.loans) {
    if (loan.stage != engine::LoanStage::open || !never_pays_again(no, loan) || pays_now(sitting.command, no)) continue;
    if (loan.repayments.empty() || add_months(loan.repayments.back().value_date, 24, 28) > sitting.day) continue;
    WriteOffLoan give_up;
    give_up.loan = no;
    give_up.reason = ReasonCode::moved_away;
    give_up.resolution = resolve(sitting, Subject::write_off, loan.outstanding(), "Xóa nợ khoản vay không thu được");
    sitting.add(std::move(give_up));
    sitting.command.approvals = {named(3, Role::secretary)};
    return;
  }
}

}  // namespace soquy::cli
