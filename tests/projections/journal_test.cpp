// What the journals for other accounting programs say, and what they never say.

#include "projections/journal.h"

#include <catch2/catch.hpp>

namespace soquy::test {

namespace {

using namespace soquy::projections;

Event entry(std::uint64_t version, Day day, Payload payload, Entry postings, std::string voucher = {}) {
  Event event;
  event.envelope.club = *ClubCode::parse("HP-01");
  event.envelope.version = Version{version};
  event.envelope.value_date = day;
  event.envelope.voucher = std::move(voucher);
  event.payload = std::move(payload);
  event.postings = std::move(postings);
  return event;
}

Day jan(unsigned day) { return *make_day(2019, 1, day); }

Entry fee(std::int64_t amount) {
  return {{kActivityFund, Account::cash, Money{amount}}, {kActivityFund, Account::other_income, Money{-amount}}};
}

Journal journal_of(const std::vector<Event>& events) {
  JournalBook book;
  for (const Event& event : events) book.apply(event);
  return book.journal();
}

}  // namespace

TEST_CASE("an entry written late changes what its meeting day ends with", "[core][journal]") {
  const std::vector<Event> events = {entry(1, jan(10), MeetingHeld{}, {}),
                                     entry(2, jan(10), ContributionReceived{}, fee(550'000), "PT-001"),
                                     entry(3, jan(20), ContributionReceived{}, fee(10'000), "PT-002"),
                                     entry(4, jan(10), ContributionReceived{}, fee(20'000), "PT-003")};
  const Journal journal = journal_of(events);
  REQUIRE(journal.days.size() == 2);
  REQUIRE(journal.days[0].entries.size() == 2);
  CHECK(journal.days[0].entries[1].version == Version{4});
  REQUIRE(journal.days[0].checks.size() == 2);
  CHECK(journal.days[0].checks[0].balance == Money{570'000});
  CHECK(journal.days[1].checks.empty());
  CHECK(journal.last[0].balance == Money{580'000});
}

TEST_CASE("a balance is asserted at the end of its day in hledger and on the morning after in beancount",
          "[core][journal]") {
  const Journal journal = journal_of(
      {entry(1, jan(31), MeetingHeld{}, {}), entry(2, jan(31), ContributionReceived{}, fee(550'000), "PT-001")});
  CHECK(to_hledger(journal).find(
            "2019-01-31 * balance_check  ; at:meeting\n"
            "    Assets:Activity-Fund:111-Cash                             0 VND = 550000 VND\n") != std::string::npos);
  CHECK(to_beancount(journal).find(
            "2019-02-01 balance Assets:Activity-Fund:111-Cash                             550000 VND\n") !=
        std::string::npos);
}

TEST_CASE("a voucher cannot break out of its place in any of the files", "[core][journal]") {
  const Journal journal = journal_of({entry(1, jan(10), ContributionReceived{}, fee(1000), "=PT\"1\",) ; x:y | \\")});
  CHECK(to_hledger(journal).find("(=PT 1      x y    )") != std::string::npos);
  CHECK(to_beancount(journal).find("voucher: \"=PT 1      x y    \"") != std::string::npos);
  CHECK(to_posting_csv(journal).find(",'=PT 1      x y    ,") != std::string::npos);
}

TEST_CASE("every account of the chart has a name in the journals", "[core][journal]") {
  for (const AccountInfo& account : chart_of_accounts()) {
    CHECK(journal_account(Fund{3}, account.account).find(":Fund-3:" + std::string(account.code) + "-") !=
          std::string::npos);
  }
}

TEST_CASE("books without money make files without entries", "[core][journal]") {
  const Journal journal = journal_of({});
  CHECK(journal.first.is_none());
  CHECK(to_beancount(journal).find("open") == std::string::npos);
  CHECK(to_posting_csv(journal) ==
        "club,value_date,version,kind,voucher,meeting,reverses,fund,account,amount_minor\r\n");
}

}  // namespace soquy::test
