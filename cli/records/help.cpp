// Mutual help, activities, and what is known of members' lives: counts and attendance, never findings about health.

#include "cli/record.h"

namespace soquy::cli {

namespace {

constexpr std::int64_t kMostPeople = 60000;

RecordKind help() {
  return {
      "help",
      "help given to a member or the community: labour days, visits",
      "",
      {"soquy record help HP-01 --by TV05 --date 2019-05-04 --kind labour --receiver TV22 --helpers 12 --days 1",
       "soquy record help HP-01 --by TV05 --date 2019-05-12 --kind home-visit --receiver TV30 --members TV07,TV11 "
       "--days "
       "0,5"},
      {needed("--kind", "KIND", "what was done",
              {"labour", "home-visit", "technique", "housework", "cooking", "company", "other"}),
       maybe("--receiver", "TV", "for whom; the community when not given"),
       maybe("--members", "TV,TV", "members who helped"),
       maybe("--helpers", "COUNT", "how many helped in all; the members when not given"),
       needed("--days", "DAYS", "days or visits, in tenths, as 1 or 0,5"),
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        GiveHelp act;
        act.kind = typed.one_of<HelpKind>("--kind");
        act.receiver = typed.no<MemberNo>("--receiver");
        act.members = typed.members("--members");
        act.helpers = arguments.has("--helpers") ? typed.number<std::uint16_t>("--helpers", kMostPeople)
                                                 : static_cast<std::uint16_t>(act.members.size());
        const std::int64_t thousandths = typed.thousandths("--days");
        if (thousandths % 100 != 0 || thousandths > 100'000'000)
          throw UsageError("--days has at most one decimal, as 0,5.");
        act.tenths = static_cast<std::uint32_t>(thousandths / 100);
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind activity() {
  return {
      "activity",
      "an activity of the club in one of the eight areas",
      "",
      {"soquy record activity HP-01 --by TV05 --date 2019-03-08 --area culture --topic 'giao lưu 8/3' --attended 70 "
       "--members 48",
       "soquy record activity HP-01 --by TV05 --area health --topic 'dưỡng sinh' --attended 35 --members 35"},
      {area_needed("which of the eight areas"), needed("--topic", "TOPIC", "what it was about, in a few words"),
       needed("--attended", "COUNT", "how many came"), maybe("--members", "COUNT", "members among them")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        HoldActivity act;
        act.area = typed.one_of<Area>("--area");
        act.topic = typed.note("--topic");
        act.attended = typed.number<std::uint16_t>("--attended", kMostPeople);
        act.members_attended = typed.number<std::uint16_t>("--members", kMostPeople);
        return act;
      },
  };
}

RecordKind training() {
  return {
      "training",
      "a training course for the club or its board",
      "",
      {"soquy record training HP-01 --by TV05 --date 2019-02-20 --topic 'ghi sổ quỹ' --trainer 'Hội NCT tỉnh' "
       "--attended "
       "5 --board 5",
       "soquy record training HP-01 --by TV05 --topic 'nuôi gà an toàn' --attended 30"},
      {needed("--topic", "TOPIC", "what it was about, in a few words"), maybe("--trainer", "TRAINER", "who taught"),
       needed("--attended", "COUNT", "how many came"), maybe("--board", "COUNT", "members of the board among them")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        HoldTraining act;
        act.topic = typed.note("--topic");
        act.trainer = typed.note("--trainer");
        act.attended = typed.number<std::uint16_t>("--attended", kMostPeople);
        act.board_attended = typed.number<std::uint16_t>("--board", kMostPeople);
        return act;
      },
  };
}

RecordKind health_check() {
  return {
      "health-check",
      "a health check: how many came, never what was found",
      "",
      {"soquy record health-check HP-01 --by TV05 --date 2019-04-17 --attended 51 --members 47 --files 47 --provider "
       "'Trạm y tế xã'",
       "soquy record health-check HP-01 --by TV05 --attended 40"},
      {needed("--attended", "COUNT", "how many came"), maybe("--members", "COUNT", "members among them"),
       maybe("--files", "COUNT", "members with a health file after it"), maybe("--provider", "PROVIDER", "who did it")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        HoldHealthCheck act;
        act.attended = typed.number<std::uint16_t>("--attended", kMostPeople);
        act.members_attended = typed.number<std::uint16_t>("--members", kMostPeople);
        act.files_kept = typed.number<std::uint16_t>("--files", kMostPeople);
        act.provider = typed.note("--provider");
        return act;
      },
  };
}

RecordKind survey() {
  return {
      "survey",
      "one interview about a household's income",
      "Amounts are of the household for the recall period. The same form and season make two interviews comparable.",
      {"soquy record survey HP-01 --by TV05 --date 2019-01-09 --member TV46 --instrument 'phieu-2019 v1' --household 4 "
       "--months 12 --farm 18000000 --animals 6000000 --loan KV001",
       "soquy record survey HP-01 --by TV05 --date 2020-01-12 --member TV46 --instrument 'phieu-2019 v1' --follow-up "
       "--household 4 --months 12 --farm 21000000 --animals 9000000"},
      {needed("--member", "TV", "whose household"), needed("--instrument", "FORM", "name and version of the form"),
       switched("--follow-up", "not the first interview"), maybe("--loan", "KV", "the loan it belongs to"),
       needed("--household", "COUNT", "people in the household"), needed("--months", "COUNT", "recall period"),
       maybe("--farm", "AMOUNT", "from the farm"), maybe("--animals", "AMOUNT", "from animals"),
       maybe("--trade", "AMOUNT", "from trade"), maybe("--wage", "AMOUNT", "wages"),
       maybe("--transfers", "AMOUNT", "from children, allowances")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        SurveyIncome act;
        act.member = typed.no<MemberNo>("--member");
        act.instrument = typed.text("--instrument");
        act.follow_up = typed.flag("--follow-up");
        act.loan = typed.no<LoanNo>("--loan");
        act.household_size = typed.number<std::uint8_t>("--household", 100);
        act.recall_months = typed.number<std::uint8_t>("--months", 60);
        act.farm = typed.money("--farm");
        act.animals = typed.money("--animals");
        act.trade = typed.money("--trade");
        act.wage = typed.money("--wage");
        act.transfers = typed.money("--transfers");
        return act;
      },
  };
}

RecordKind insurance() {
  return {
      "insurance",
      "whether a member has health insurance",
      "",
      {"soquy record insurance HP-01 --by TV05 --date 2019-01-10 --member TV22 --until 2019-12-31",
       "soquy record insurance HP-01 --by TV05 --member TV22 --none"},
      {needed("--member", "TV", "who"), maybe("--until", "DAY", "insured until"), switched("--none", "not insured")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        if (typed.flag("--none") == arguments.has("--until"))
          throw UsageError("Say either --until DAY (insured) or --none (not insured).");
        RecordInsurance act;
        act.member = typed.no<MemberNo>("--member");
        act.insured = arguments.has("--until");
        act.valid_until = typed.day("--until");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> help_kinds() { return {help(), activity(), training(), health_check(), survey(), insurance()}; }

}  // namespace soquy::cli
