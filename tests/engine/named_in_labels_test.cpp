// A label stays for ever, so it must not say who a person is.
#include "engine/named_in_labels.h"

#include <catch2/catch.hpp>

#include "tests/engine/small_club.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

Act gift_of(const std::string& item) {
  Act act;
  ReceiveGoods gift;
  gift.item = {item, "con"};
  gift.quantity = 1'000;
  gift.donor = DonorClass::organisation;
  act.is = gift;
  return act;
}

Act voucher(const std::string& text) {
  Act act = gift_of("Gà");
  act.voucher = text;
  return act;
}

bool names_somebody(const Act& act, const std::vector<std::string>& people) {
  std::vector<std::string> names;
  for (const std::string& name : people) names.push_back(words_of_name(name));
  std::erase(names, "");
  return check_names(wordy_labels({act}), names).has_error();
}

}  // namespace

TEST_CASE("a registered name in a label is found as whole words, whatever its case", "[core][register]") {
  const std::vector<std::string> names = {"Lê Thị Quýt", "Tư"};
  CHECK(names_somebody(gift_of("Bò của bà Lê Thị Quýt"), names));
  CHECK(names_somebody(gift_of("bò LÊ THỊ  QUÝT, thôn 1"), names));
  CHECK(names_somebody(gift_of("Lê-Thị-Quýt"), names));
  CHECK(names_somebody(gift_of("Lê\u00A0Thị\u00A0Quýt"), names));
  CHECK(names_somebody(voucher("giấy Lê Thị Quýt"), names));
  CHECK_FALSE(names_somebody(gift_of("Bò Lê Thị Quýtx"), names));
  CHECK_FALSE(names_somebody(gift_of("Bò cái thứ Tư"), names));  // a name of one word is a word of the language
  CHECK_FALSE(names_somebody(gift_of("Bò cái"), names));
}

TEST_CASE("only labels of two words are compared with the register", "[core][register]") {
  CHECK(wordy_labels({voucher("PT-001"), voucher("QĐ 12/2020")}).empty());
  const auto labels = wordy_labels({voucher("PT-001"), gift_of("Bò cái"), gift_of("Gà con")});
  REQUIRE(labels.size() == 2);
  CHECK(labels[0].act == 1);
  CHECK(labels[0].field == "item.name");
  CHECK(labels[1].text == "Gà con");
  CHECK(check_names(labels, {words_of_name("Lê Thị Quýt")}).has_value());
}

TEST_CASE("a row of digits as long as a telephone number is refused, a date or a number of a paper is not",
          "[core][register]") {
  for (const char* text : {"bò 0905123456", "bò 0905 123 456", "bò 0905.123.456", "bò (090) 512-3456",
                           "bò 0905/000/111", "bò 0905_000_111", "0912 - 345 678", "123456789"}) {
    INFO(text);
    CHECK(check_digits(gift_of(text)).error().reason == RejectReason::names_a_person);
  }
  for (const char* text :
       {"bò 2019-01-31", "QĐ 1336/2020 31/08/2020", "45 20-06-2019", "1533 2016-08-02", "2019-2020 2021", "12345678"}) {
    INFO(text);
    CHECK(check_digits(gift_of(text)).has_value());
  }
  CHECK(check_digits(voucher("FT19123456789")).has_value());
}

TEST_CASE("the ledger knows its members' names, those of the same evening and of the same command too",
          "[core][ledger]") {
  SimulatedClock clock(kEvening);
  const auto ledger = Ledger::in_memory(clock);
  REQUIRE(ledger->submit(founding("CLB-01", 1)).has_value());
  Command gift = command("CLB-01", 2);
  gift.acts.push_back(gift_of("bò của Lê Thị Quýt"));
  const auto refused = ledger->submit(gift);
  REQUIRE(refused.has_error());
  CHECK(refused.error().reason == RejectReason::names_a_person);
  CHECK(refused.error().field == "item.name");
  CHECK(refused.error().act == 0);
  Command both = command("CLB-01", 3);
  both.acts.emplace_back(joining(4, "Phạm Thị Mận"));
  both.acts.push_back(gift_of("bò của Phạm Thị Mận"));
  CHECK(ledger->submit(both).error().act == 1);
  const auto rehearsed = ledger->rehearse({gift});
  REQUIRE(rehearsed.rejection.has_value());
  CHECK(rehearsed.rejection->reason == RejectReason::names_a_person);
  CHECK(to_sentence(*rehearsed.rejection).find("asked: a member's name in \"bò của Lê Thị Quýt\"") !=
        std::string::npos);
  CHECK(ledger->store().log_size() == 5);
}

TEST_CASE("a rehearsed member's name is known to the rehearsal", "[core][ledger]") {
  SimulatedClock clock(kEvening);
  const auto ledger = Ledger::in_memory(clock);
  Command gift = command("CLB-01", 2);
  gift.acts.push_back(gift_of("bò của Lê Thị Quýt"));
  const auto rehearsed = ledger->rehearse({founding("CLB-01", 1), gift});
  CHECK(rehearsed.receipts.size() == 1);
  REQUIRE(rehearsed.rejection.has_value());
  CHECK(rehearsed.rejection->reason == RejectReason::names_a_person);
}

TEST_CASE("an amended or erased name is no longer looked for, a fresh one is", "[core][ledger]") {
  SimulatedClock clock(kEvening);
  const auto ledger = Ledger::in_memory(clock);
  REQUIRE(ledger->submit(founding("CLB-01", 1)).has_value());
  const auto is_refused = [&](std::uint64_t id, const std::string& item) {
    Command gift = command("CLB-01", id);
    gift.acts.push_back(gift_of(item));
    const auto outcome = ledger->preview(gift);
    return outcome.has_error() && outcome.error().reason == RejectReason::names_a_person;
  };
  CHECK(is_refused(2, "bò của Lê Thị Quýt"));
  Command amend = command("CLB-01", 3);
  AmendProfile profile;
  profile.member = MemberNo{3};
  profile.birth_year = 1950;
  profile.reason = ReasonCode::request;
  profile.profile.plain = to_note_text({"Lê Thị Quít", "", "", "", Day::none()});
  amend.acts.emplace_back(profile);
  REQUIRE(ledger->submit(amend).has_value());
  CHECK_FALSE(is_refused(4, "bò của Lê Thị Quýt"));
  CHECK(is_refused(4, "bò của Lê Thị Quít"));
}
