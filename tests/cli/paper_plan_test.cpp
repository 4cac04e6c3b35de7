// From rows to commands, without a ledger.
#include <catch2/catch.hpp>

#include "cli/paper/plan.h"
#include "cli/render.h"
#include "tests/cli/paper_samples.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

namespace {

const Signers kSigners{actor_of(MemberNo{2}), {actor_of(MemberNo{1})}};

template <class A>
const A* act_at(const Planned& plan, std::size_t i) {
  REQUIRE(i < plan.command.acts.size());
  return std::get_if<A>(&plan.command.acts[i].is);
}

}  // namespace

TEST_CASE("the founding is one command: club, by-law, members of that day, volunteers, board", "[core][import]") {
  const PaperBooks books = read_and_check(small_books()).books;
  const Planner planner(books, kSigners);
  REQUIRE(planner.founders().size() == 3);
  const Planned plan = planner.founding(3, {1});
  CHECK(plan.command.from_paper);
  CHECK(to_iso(plan.command.value_date) == "2019-01-10");
  REQUIRE(plan.command.acts.size() == 7);
  REQUIRE(act_at<FoundClub>(plan, 0) != nullptr);
  CHECK(act_at<FoundClub>(plan, 0)->region.code.text() == "51");
  REQUIRE(act_at<AdoptByLaw>(plan, 1) != nullptr);
  CHECK(act_at<AdoptByLaw>(plan, 1)->interest_multiple == Money{1000});
  REQUIRE(act_at<JoinMember>(plan, 4) != nullptr);
  CHECK(act_at<JoinMember>(plan, 4)->profile.plain == "Trần Thị Cúc\n\n\n\n");
  CHECK(act_at<AppointVolunteer>(plan, 5) != nullptr);
  REQUIRE(act_at<ElectBoard>(plan, 6) != nullptr);
  CHECK(act_at<ElectBoard>(plan, 6)->seats ==
        std::vector<BoardSeat>{{Role::head, MemberNo{1}}, {Role::accountant, MemberNo{2}}});
}

TEST_CASE("a meeting is one command whose disbursements bring their resolution and approval", "[core][import]") {
  const PaperBooks books = read_and_check(small_books()).books;
  const Planner planner(books, kSigners);
  const MeetingRun& run = planner.meetings().front();
  const Planned plan = planner.meeting(run, run.first, run.count, true);
  REQUIRE(plan.command.acts.size() == 9);  // six rows, the meeting, and two more for the loan
  REQUIRE(act_at<HoldMeeting>(plan, 0) != nullptr);
  CHECK(act_at<HoldMeeting>(plan, 0)->present_count == 0);
  CHECK(act_at<HoldMeeting>(plan, 0)->notes.plain == "PT-002 Thu hội phí 3 thành viên");
  const auto* gift = act_at<ReceiveDonation>(plan, 1);
  REQUIRE(gift != nullptr);
  CHECK(gift->condition == Condition::permanent);
  CHECK(gift->donor == DonorClass::state_budget);
  CHECK(gift->from.plain == "Ngân sách xã: Cấp vốn ban đầu");
  const auto* resolution = act_at<PassResolution>(plan, 3);
  REQUIRE(resolution != nullptr);
  CHECK(resolution->resolution == ResolutionNo{1});
  CHECK(resolution->subject == Subject::loan);
  CHECK(resolution->limit.is_zero());  // paper names none
  const auto* approval = act_at<ApproveLoan>(plan, 4);
  REQUIRE(approval != nullptr);
  CHECK(approval->terms.rate == Rate{10'000, Period::month});
  CHECK(approval->terms.method == LoanMethod::flat);
  CHECK(approval->terms.principal_multiple == Money{1000});
  CHECK(approval->guarantors == std::vector<MemberNo>{MemberNo{2}});
  CHECK(act_at<DisburseLoan>(plan, 5) != nullptr);
  CHECK(plan.command.acts[5].voucher == "PC-001");
  const auto* count = act_at<CountCash>(plan, 8);
  REQUIRE(count != nullptr);
  CHECK(count->counted == 10'000_vnd);
  CHECK(plan.command.approvals.empty());  // nothing here needs a second signer
}

TEST_CASE("a resolution of several loans is passed once, and bounds no later one", "[core][import]") {
  BookBytes files = small_books();
  bytes_of(files, BookFile::loans) += "KV002;TV02;10/01/2019;500.000;0,8;Lãi phẳng;2;Trồng rau;NQ-01;\r\n";
  replace_once(bytes_of(files, BookFile::cash_book), "10/01/2019;PC-002",
               "10/01/2019;PC-009;Giải ngân;Giải ngân;TV02;KV002;Quỹ tăng thu nhập;;500.000;1.500.000;\r\n"
               "10/01/2019;PC-002");
  std::string& cash = bytes_of(files, BookFile::cash_book);
  replace_once(cash, ";;;2.000.000;", ";;;1.500.000;");
  replace_all(cash, "3.030.000", "2.530.000");
  replace_all(cash, "3.130.000", "2.630.000");
  const ReadResult read = read_and_check(files);
  REQUIRE(read.sentences() == "");
  const Planner planner(read.books, kSigners);
  const MeetingRun& run = planner.meetings().front();
  const Planned plan = planner.meeting(run, run.first, run.count, true);
  CHECK(act_at<PassResolution>(plan, 3)->limit.is_zero());
  CHECK(act_at<ApproveLoan>(plan, 6) != nullptr);
  CHECK(act_at<DisburseLoan>(plan, 7) != nullptr);
}

TEST_CASE("the words of rows that pass the meeting's notes stand in further notes, whole and in order",
          "[core][import]") {
  BookBytes files = small_books();
  std::string rows;
  std::string all = "PT-002 Thu hội phí 3 thành viên";
  for (int i = 10; i < 70; ++i) {
    const std::string voucher = "PT-0" + std::to_string(i);
    const std::string words = "Lê Văn An nộp hội phí, lần " + std::to_string(i) + std::string(130, '.');
    rows += "10/01/2019;" + voucher + ";" + words + ";Hội phí;TV01;;Quỹ tăng thu nhập;1.000;;" +
            to_grouped(Money{2'000'000 + 1'000 * (i - 9)}, Currency::vnd) + ";\r\n";
    all += "\n" + voucher + " " + words;
  }
  std::string& cash = bytes_of(files, BookFile::cash_book);
  replace_once(cash, "10/01/2019;PC-002", rows + "10/01/2019;PC-002");
  replace_once(cash, ";;;2.000.000;", ";;;2.060.000;");
  replace_all(cash, "3.030.000", "3.090.000");
  replace_all(cash, "3.130.000", "3.190.000");
  const ReadResult read = read_and_check(files);
  REQUIRE(read.sentences() == "");
  const Planner planner(read.books, kSigners);
  const MeetingRun& run = planner.meetings().front();
  const Planned plan = planner.meeting(run, run.first, run.count, true);
  std::string noted = act_at<HoldMeeting>(plan, 0)->notes.plain;
  std::size_t notes = 1;
  for (; act_at<RaiseFinding>(plan, notes) != nullptr; ++notes) {
    const RaiseFinding& finding = *act_at<RaiseFinding>(plan, notes);
    CHECK(finding.severity == Severity::note);
    CHECK(finding.code == kWordsOfTheBook);
    CHECK(finding.words.plain.size() <= kMaxNoteBytes);
    noted += "\n" + finding.words.plain;
  }
  CHECK(notes == 3);
  CHECK(noted == all);
}

TEST_CASE("who is named where an entry has no room for it stands in the row's words", "[core][import]") {
  BookBytes files = small_books();
  std::string& cash = bytes_of(files, BookFile::cash_book);
  replace_once(cash, "Thu hội phí 3 thành viên;Hội phí;;", "Thu hội phí 3 thành viên;Hội phí;Tổ 3;");
  replace_once(cash, "10/01/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ hoạt động;;;10.000;",
               "10/01/2019;;Đếm hai lần;Kiểm quỹ;TV01;;Quỹ hoạt động;;;10.000;");
  replace_once(cash, "Nước uống;Chi hoạt động;Mảng 7;;", "Nước uống;Chi hoạt động;Mảng 7;KV001;");
  const ReadResult read = read_and_check(files);
  REQUIRE(read.sentences() == "");
  const Planner planner(read.books, kSigners);
  const MeetingRun& run = planner.meetings().front();
  const Planned plan = planner.meeting(run, run.first, run.count, true);
  CHECK(act_at<PayExpense>(plan, 6)->words.plain == "KV001: Nước uống");
  CHECK(act_at<HoldMeeting>(plan, 0)->notes.plain == "PT-002 Tổ 3: Thu hội phí 3 thành viên\nTV01: Đếm hai lần");
}

TEST_CASE("late rows keep their day, say when they were written, and are signed by two", "[core][import]") {
  const PaperBooks books = read_and_check(small_books()).books;
  const Planner planner(books, kSigners);
  const MeetingRun& run = planner.meetings()[1];
  const Planned plan = planner.meeting(run, run.first, run.count, true);
  const Act& late = plan.command.acts[3];
  CHECK(to_iso(late.value_date) == "2019-01-10");
  CHECK(to_iso(late.written_on) == "2019-02-10");
  CHECK(late.late_reason == ReasonCode::forgotten);
  CHECK(plan.command.acts[1].written_on.is_none());
  REQUIRE(plan.reverses.size() == 1);
  CHECK(plan.reverses.at(2) == "PC-002");
  CHECK(act_at<ReverseEntry>(plan, 2)->reason == ReasonCode::written_twice);
  REQUIRE(plan.command.approvals.size() == 1);
  CHECK(plan.command.approvals[0].actor.text() == "TV01");
}

TEST_CASE("the same rows get the same command ids, other rows others", "[core][import]") {
  const ClubCode club = *ClubCode::parse("AB-01");
  CHECK(command_id(club, BookFile::cash_book, 7) == command_id(club, BookFile::cash_book, 7));
  CHECK(command_id(club, BookFile::cash_book, 7) != command_id(club, BookFile::cash_book, 8));
  CHECK(command_id(club, BookFile::cash_book, 7) != command_id(club, BookFile::members, 7));
  CHECK(command_id(club, BookFile::cash_book, 7) != command_id(*ClubCode::parse("AB-02"), BookFile::cash_book, 7));
  // Pinned: books imported last year must be recognised for ever.
  CHECK(to_text(command_id(club, BookFile::cash_book, 1)) == "ad60f329-8131-5e76-85b6-ec277066b647");
  CHECK(to_text(founding_id(club)) == "50180010-9d44-5992-a066-8cd552bd51df");
}

TEST_CASE("rows between two meetings keep their day and are not late", "[core][import]") {
  BookBytes files = small_books();
  replace_once(bytes_of(files, BookFile::cash_book), "10/02/2019;PT-003", "25/01/2019;PT-003");
  const ReadResult read = read_and_check(files);
  REQUIRE(read.sentences() == "");
  const Planner planner(read.books, kSigners);
  const MeetingRun& run = planner.meetings()[1];
  const Act act = planner.meeting(run, run.first, run.count, true).command.acts[1];
  CHECK(to_iso(act.value_date) == "2019-01-25");
  CHECK(act.written_on.is_none());
}

TEST_CASE("who borrows in a meeting does not sign it when somebody else can", "[core][import]") {
  BookBytes files = small_books();
  bytes_of(files, BookFile::loans) += "KV002;TV01;10/02/2019;500.000;0,8;Lãi phẳng;2;Trồng rau;NQ-02;\r\n";
  std::string& cash = bytes_of(files, BookFile::cash_book);
  replace_once(cash, "10/01/2019;PT-005",
               "10/02/2019;PC-009;Giải ngân;Giải ngân;TV01;KV002;Quỹ tăng thu nhập;;500.000;2.530.000;\r\n"
               "10/01/2019;PT-005");
  replace_all(cash, "3.130.000", "2.630.000");
  const ReadResult read = read_and_check(files);
  REQUIRE(read.sentences() == "");
  const Planner planner(read.books, {actor_of(MemberNo{2}), {actor_of(MemberNo{1}), actor_of(MemberNo{3})}});
  const MeetingRun& run = planner.meetings()[1];
  const Planned plan = planner.meeting(run, run.first, run.count, true);
  REQUIRE(plan.command.approvals.size() == 1);
  CHECK(plan.command.approvals[0].actor.text() == "TV03");
}
