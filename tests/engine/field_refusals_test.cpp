// A field that is refused: the sentence shows what the field must be and what was asked.
#include <catch2/catch.hpp>

#include "engine/domain/field_value.h"
#include "engine/domain/fields.h"
#include "events/codec.h"
#include "events/rejection.h"

using namespace soquy;
using namespace soquy::engine;

namespace {

const Day kDay = *parse_iso_day("2024-01-10");

std::string refusal_of(const ActVariant& act, Currency currency = Currency::vnd) {
  const auto outcome = check_fields(act, kDay, currency);
  return outcome ? "" : to_sentence(outcome.error());
}

/// The act of each place in the variant, as nobody filled it in.
template <std::size_t... place>
std::vector<ActVariant> empty_acts(std::index_sequence<place...>) {
  return {ActVariant(std::in_place_index<place>)...};
}

}  // namespace

TEST_CASE("whatever field is refused, its sentence has what it must be and what was asked", "[core][domain]") {
  std::size_t refusals = 0;
  for (const ActVariant& act : empty_acts(std::make_index_sequence<std::variant_size_v<ActVariant>>{})) {
    const auto outcome = check_fields(act, kDay, Currency::vnd);
    if (outcome) continue;
    ++refusals;
    INFO(to_sentence(outcome.error()));
    CHECK(outcome.error().reason == RejectReason::field_not_valid);
    CHECK_FALSE(outcome.error().field.empty());
    CHECK_FALSE(outcome.error().seen.empty());
    CHECK_FALSE(outcome.error().asked.empty());
  }
  CHECK(refusals > 30);
}

TEST_CASE("a refused field shows its value in words", "[core][domain]") {
  AdoptByLaw law;
  law.meeting_day = 32;
  CHECK(refusal_of(law).starts_with(
      "refused, field not valid (meeting_day): a day of the month from 1 to 31, or 0 for none; asked: 32. "));

  law = {};
  law.fee = Money{-125'050};
  CHECK(refusal_of(law).find("(fee): from 0 to 1000000000000 minor units (dong, cents); asked: -125.050. ") !=
        std::string::npos);
  CHECK(refusal_of(law, Currency::usd).find("; asked: -1.250,50. ") != std::string::npos);

  ElectBoard board;
  board.seats = {{Role::head, MemberNo{1}}, {Role::head, MemberNo{2}}};
  CHECK(refusal_of(board).find("(seats): each post once; asked: head TV01, head TV02. ") != std::string::npos);

  ReceiveContribution fee;
  CHECK(refusal_of(fee).find("(kind): one of fee, ") != std::string::npos);
  CHECK(refusal_of(fee).find("; asked: none. ") != std::string::npos);

  JoinMember member;
  member.member = MemberNo{5};
  member.birth_year = 2025;
  CHECK(refusal_of(member).find(
            "(birth_year): from 1900 to the year of joining, or nothing when not known; asked: 2025. ") !=
        std::string::npos);
}

TEST_CASE("a value is cut when it is long, and a private text is not shown", "[core][domain]") {
  HoldMeeting meeting;
  for (std::uint32_t i = 100; i > 0; --i) meeting.present.push_back(MemberNo{i});
  const std::string shown = value_of_field(meeting, "present", Currency::vnd);
  CHECK(shown.starts_with("TV100, TV99, "));
  CHECK(shown.ends_with("..."));
  CHECK(shown.size() < 210);

  AnswerFinding answer;
  answer.words.plain = "bà Tư nợ";
  CHECK(value_of_field(answer, "words", Currency::vnd) == "a text");
  CHECK(value_of_field(answer, "no such field", Currency::vnd) == "nothing");
}
