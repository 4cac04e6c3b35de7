// The walks made from the lists of fields: description, difference, notes, labels, limits, names.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "events/codec.h"
#include "tests/support/field_listing.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

namespace {

FieldListing listed(const ActVariant& act) {
  FieldListing listing;
  describe(act, listing);
  return listing;
}

std::vector<std::string> paths_of_labels(const ActVariant& act) {
  std::vector<std::string> paths;
  for_each_label(act, [&](std::string_view path, std::string_view) { paths.emplace_back(path); });
  return paths;
}

}  // namespace

TEST_CASE("an act is described field by field, and its event says the same and more", "[core][describe]") {
  Dice dice(31);
  for (auto kind : all_kinds()) {
    INFO(to_text(kind));
    const auto payload = random_payload(kind, dice, Fill::always);
    FieldListing whole;
    describe(payload, whole);
    CHECK(whole.is_closed());
    CHECK(!whole.lines.empty());
    const auto act = act_of(payload);
    if (!act) continue;
    const auto asked = listed(act->is);
    REQUIRE(asked.lines.size() <= whole.lines.size());
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
      CHECK(asked.lines[i].path == whole.lines[i].path);
      CHECK(asked.lines[i].value == whole.lines[i].value);
    }
  }
}

TEST_CASE("values are described in the words in which people and files write them", "[core][describe]") {
  ApproveLoan ask;
  ask.loan = LoanNo{7};
  ask.borrower = MemberNo{5};
  ask.terms.principal = 5'000'000_vnd;
  ask.terms.rate = {10'000, Period::month};
  ask.terms.method = LoanMethod::equal_principal;
  ask.terms.due_dates = {*parse_iso_day("2019-06-30")};
  ask.guarantors = {MemberNo{3}};
  FieldListing listing;
  describe(ActVariant(ask), listing);
  const auto value = [&](std::string_view path) -> std::string {
    for (const auto& line : listing.lines) {
      if (line.path == path) return line.value;
    }
    return "(not described)";
  };
  CHECK(value("loan") == "\"KV007\"");
  CHECK(value("borrower") == "\"TV05\"");
  CHECK(value("fund") == "\"income\"");
  CHECK(value("repays") == "\"\"");
  CHECK(value("terms.principal") == "5000000 minor");
  CHECK(value("terms.rate.ppm") == "10000");
  CHECK(value("terms.rate.per") == "\"month\"");
  CHECK(value("terms.method") == "\"equal_principal\"");
  CHECK(value("terms.first_due") == "\"\"");
  CHECK(value("terms.due_dates[0]") == "\"2019-06-30\"");
  CHECK(value("guarantors[0]") == "\"TV03\"");
}

TEST_CASE("the original inside a reversal is described with its kind", "[core][describe]") {
  EntryReversed reversed;
  reversed.entry = Version{3};
  CashBanked banked;
  banked.amount = 70_vnd;
  reversed.original = std::make_shared<Payload>(banked);
  FieldListing listing;
  describe(Payload(reversed), listing);
  const auto has = [&](std::string_view path, std::string_view value) {
    return std::any_of(listing.lines.begin(), listing.lines.end(),
                       [&](const auto& line) { return line.path == path && line.value == value; });
  };
  CHECK(has("original.kind", "\"cash_banked\""));
  CHECK(has("original.amount", "70 minor"));
}

TEST_CASE("envelope and entry are described too", "[core][describe]") {
  Dice dice(5);
  const auto event = random_event(Kind::cash_banked, dice, Fill::always);
  FieldListing listing;
  describe(event.envelope, listing);
  describe(event.postings, listing);
  std::set<std::string> fields;
  for (const auto& line : listing.lines) fields.insert(line.field);
  for (auto field :
       {"club",          "version",  "recorded_at", "clock_jumped", "value_date", "written_on", "late_reason",
        "original_date", "actor",    "device",      "epoch",        "command",    "act",        "index",
        "count",         "expected", "meeting",     "voucher",      "page",       "from_paper", "approvals",
        "postings",      "fund",     "account",     "amount"}) {
    INFO(field);
    CHECK(fields.count(field) == 1);
  }
}

TEST_CASE("a repeated command that differs is told in which field", "[core][describe]") {
  ReceiveRepayment asked;
  asked.loan = LoanNo{3};
  asked.amount = 500'000_vnd;
  auto stored = asked;
  CHECK(first_difference(asked, stored).empty());
  stored.amount = 450'000_vnd;
  CHECK(first_difference(asked, stored) == "amount: 500000, was 450000");
  stored.loan = LoanNo{};
  CHECK(first_difference(asked, stored) == "loan: KV003, was nothing");
  CHECK(first_difference(asked, BankCash{}) == "kind: repayment_received, was cash_banked");

  HoldMeeting meeting;
  meeting.present = {MemberNo{1}, MemberNo{2}};
  auto before = meeting;
  before.present.pop_back();
  CHECK(first_difference(meeting, before) == "present: 2 entries, was 1 entry");
  before.present.push_back(MemberNo{4});
  CHECK(first_difference(meeting, before) == "present[1]: TV02, was TV04");
  AdoptByLaw law;
  law.funds = {{Fund{1}, "Quỹ tăng thu nhập", true}};
  auto old_law = law;
  old_law.funds[0].name = "Quỹ vốn";
  CHECK(first_difference(law, old_law) == "funds[0].name: Quỹ tăng thu nhập, was Quỹ vốn");
}

TEST_CASE("no difference between two acts goes unseen", "[core][describe]") {
  Dice dice(99);
  for (auto kind : all_kinds()) {
    if (kind == Kind::repayment_reallocated) continue;
    INFO(to_text(kind));
    for (int round = 0; round < 20; ++round) {
      const auto one = *act_of(random_payload(kind, dice, Fill::sometimes));
      const auto two = *act_of(random_payload(kind, dice, Fill::sometimes));
      CHECK(first_difference(one.is, one.is).empty());
      CHECK(first_difference(one.is, two.is).empty() == (one == two));
    }
  }
}

TEST_CASE("every note is visited once, in the order in which it is described", "[core][describe]") {
  Dice dice(8);
  std::size_t total = 0;
  for (auto kind : all_kinds()) {
    INFO(to_text(kind));
    auto payload = random_payload(kind, dice, Fill::always);
    FieldListing listing;
    describe(payload, listing);
    std::vector<std::string> seen;
    for_each_note(payload, [&](Note& note) {
      seen.push_back("note " + to_hex(note.commitment));
      note.plain = "visited";
    });
    std::vector<std::string> described;
    for (const auto& line : listing.lines) {
      if (line.value.starts_with("note ") && !line.path.starts_with("original")) described.push_back(line.value);
    }
    CHECK(seen == described);
    CHECK(seen.size() == listing.notes);
    total += seen.size();
    if (auto act = act_of(payload)) {
      std::size_t notes = 0;
      for_each_note(act->is, [&](Note& note) { notes += note.plain == "visited" ? 1 : 0; });
      CHECK(notes == seen.size());  // no event has notes that its act has not
    }
  }
  CHECK(total > 20);
}

TEST_CASE("every label is visited by its path and can be mended in place", "[core][describe]") {
  PublishRulePack pack;
  pack.name = "1533/2016";
  CHECK(paths_of_labels(pack) == std::vector<std::string>{"name"});
  AdoptByLaw law;
  law.funds.resize(2);
  CHECK(paths_of_labels(law) == std::vector<std::string>{"funds[0].name", "funds[1].name"});
  LendGoods lend;
  CHECK(paths_of_labels(lend) ==
        std::vector<std::string>{"item.name", "item.unit", "owed_item.name", "owed_item.unit", "by_rule"});
  ActVariant act = law;
  for_each_label(act, [](std::string_view path, std::string& label) { label = path; });
  CHECK(std::get<AdoptByLaw>(act).funds[1].name == "funds[1].name");
}

TEST_CASE("a field that no event can hold is named before anything is written", "[core][describe]") {
  ApproveLoan loan;
  CHECK(!unfit_field(loan));
  loan.terms.principal = Money{kMaxEntryMinor + 1};
  CHECK(unfit_field(loan)->field == "terms.principal");
  CHECK(unfit_field(loan)->why == "is beyond a trillion");
  CHECK(unfit_field(loan)->accepted == "from -1000000000000 to 1000000000000");
  CHECK(unfit_field(loan)->is == "1000000000001");
  loan.terms.principal = {};
  loan.terms.due_dates.resize(601);
  CHECK(unfit_field(loan)->field == "terms.due_dates");
  CHECK(unfit_field(loan)->accepted == "at most 600 entries");
  CHECK(unfit_field(loan)->is == "601");
  loan.terms.due_dates = {kFirstDay, Day{2'000'000'000}};
  CHECK(unfit_field(loan)->field == "terms.due_dates[1]");
  CHECK(unfit_field(loan)->why == "is outside of the years 1900 to 2199");
  CHECK(unfit_field(loan)->accepted == "none, or 1900-01-01 to 2199-12-31");
  CHECK(unfit_field(loan)->is == "2000000000 days after 1970-01-01");
  loan.terms.due_dates = {Day::none(), kLastDay};
  CHECK(!unfit_field(loan));
  AdoptByLaw law;
  law.funds.resize(3);
  law.funds[2].name = std::string(kMaxLabelBytes + 1, 'x');
  CHECK(unfit_field(law)->field == "funds[2].name");
  CHECK(unfit_field(law)->accepted == "at most 200 bytes of UTF-8");
  CHECK(unfit_field(law)->is == "201 bytes");
  RaiseFinding finding;
  finding.about = Version{kMaxVersion + 1};
  CHECK(unfit_field(finding)->field == "about");
  finding.about = {};
  finding.severity = static_cast<Severity>(9);
  CHECK(unfit_field(finding)->field == "severity");
  CHECK(unfit_field(finding)->accepted.starts_with("one of "));
  CHECK(unfit_field(finding)->is == "number 9");
}

TEST_CASE("what the door lets pass can be written, for acts of every kind", "[core][describe]") {
  Dice dice(64);
  for (auto kind : all_kinds()) {
    if (kind == Kind::repayment_reallocated) continue;
    const auto act = *act_of(random_payload(kind, dice, Fill::always));
    INFO(to_text(kind));
    CHECK(!unfit_field(act.is));
    Command command;
    command.acts.resize(1);
    command.acts[0] = act;
    CHECK_NOTHROW(canonical_command(command));
  }
}

TEST_CASE("every enumerator has one name, by which it is found again", "[core][describe]"){
#define SOQUY_CHECK_NAMES(E)                             \
  {                                                      \
    std::set<std::string_view> names;                    \
    for (unsigned number = 0; number < 256; ++number) {  \
      const auto name = name_of(static_cast<E>(number)); \
      if (name.empty()) continue;                        \
      INFO(#E << " " << name);                           \
      CHECK(names.insert(name).second);                  \
      E found{};                                         \
      CHECK(parse_name(name, found));                    \
      CHECK(static_cast<unsigned>(found) == number);     \
    }                                                    \
    CHECK(names.size() >= 2);                            \
    E untouched{};                                       \
    CHECK(!parse_name("", untouched));                   \
    CHECK(!parse_name("no_such_name", untouched));       \
  }
    SOQUY_NAMED_ENUMS(SOQUY_CHECK_NAMES)
#undef SOQUY_CHECK_NAMES
}

TEST_CASE("every kind has one name, by which it is found again", "[core][describe]") {
  std::set<std::string_view> names;
  for (auto kind : all_kinds()) {
    CHECK(names.insert(to_text(kind)).second);
    CHECK(parse_kind(to_text(kind)) == kind);
  }
  CHECK(!parse_kind("loan"));
}
