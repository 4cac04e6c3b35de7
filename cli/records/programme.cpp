// The programme's own stream (write PROGRAMME as the club): regions over time, rule packs, targets, reports, reviews.

#include "cli/closest.h"
#include "cli/known_packs.h"
#include "cli/record.h"

namespace soquy::cli {

namespace {

RecordKind define_region() {
  return {
      "region define",
      "a commune, district or province under its code, and since when",
      "The same code may stand for another territory later; the scheme and the day keep them apart.",
      {"soquy region define PROGRAMME TCTK-2018:51 --by GS-QN-01 --date 2018-01-01 --level province --name 'Quảng "
       "Ngãi' "
       "--from 2018-01-01",
       "soquy region define PROGRAMME QD19-2025:21172 --by GS-QN-01 --level commune --name 'Xã Bình Minh' --parent "
       "QD19-2025:51 --from 2025-07-01"},
      {needed("--level", "LEVEL", "what it is", {"country", "province", "district", "commune"}),
       needed("--name", "NAME", "its name"), maybe("--parent", "SCHEME:CODE", "the unit it lies in"),
       needed("--from", "DAY", "valid from"), maybe("--until", "DAY", "valid until; still valid when not given")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        DefineRegion act;
        act.region = typed.region("REGION");
        act.level = typed.one_of<RegionLevel>("--level");
        act.name = typed.text("--name");
        act.parent = typed.region("--parent");
        act.valid_from = typed.day("--from");
        act.valid_until = typed.day("--until");
        return act;
      },
      true,
      {{"REGION", "scheme and code, as TCTK-2018:51", true, false}},
  };
}

void check_into_or_back(const Arguments& arguments) {
  const bool back = arguments.flag("--take-back");
  if (back == arguments.has("--into"))
    throw UsageError(back ? "--into names a new unit and --take-back says that what was told is wrong: give one."
                          : "Give --into with the unit that it goes into, or --take-back.");
  if (back && arguments.flag("--part"))
    throw UsageError(
        "--take-back takes back all that was told of the day: leave --part out, and tell again what holds.");
}

RecordKind succeed_region() {
  return {
      "region succeed",
      "one unit goes into another, whole or in part, on a day",
      "Told wrong, with the wrong day or into the wrong unit, it is taken back with --take-back: all that was told of "
      "the "
      "unit on that day, its other parts too. Clubs then stand where they would if it had never been told; who asks as "
      "of a moment before still sees what was believed. What is right is told after it.",
      {"soquy region succeed PROGRAMME TCTK-2018:21001 --by GS-QN-01 --into QD19-2025:21172 --on 2025-07-01",
       "soquy region succeed PROGRAMME TCTK-2018:21004 --by GS-QN-01 --into QD19-2025:21172 --on 2025-07-01 --part",
       "soquy region succeed PROGRAMME TCTK-2018:21001 --by GS-QN-01 --on 2025-07-01 --take-back"},
      {maybe("--into", "SCHEME:CODE", "the new unit"), needed("--on", "DAY", "from which day"),
       switched("--part", "only a part of it"), switched("--take-back", "what was told of it on that day was wrong")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        SucceedRegion act;
        act.old_region = typed.region("REGION");
        check_into_or_back(arguments);
        act.new_region = typed.region("--into");
        act.extent = typed.flag("--part") ? SuccessionExtent::part : SuccessionExtent::whole;
        act.effective = typed.day("--on");
        return act;
      },
      true,
      {{"REGION", "the old unit, as TCTK-2018:21001", true, false}},
  };
}

RecordKind set_target() {
  return {
      "target set",
      "how many clubs, provinces or members a region is to have by a day",
      "",
      {"soquy target set PROGRAMME TCTK-2018:51 --by GS-QN-01 --date 2018-03-01 --kind clubs --value 6 --due "
       "2019-12-31 "
       "--basis 'kế hoạch 2018-2020'",
       "soquy target set PROGRAMME TCTK-2018:51 --by GS-QN-01 --kind members --value 600 --due 2020-12-31"},
      {needed("--kind", "KIND", "of what", {"clubs", "provinces", "members", "older-members"}),
       needed("--value", "COUNT", "how many"), needed("--due", "DAY", "by when"),
       maybe("--basis", "PLAN", "the plan it comes from")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        SetTarget act;
        act.region = typed.region("REGION");
        act.kind = typed.one_of<TargetKind>("--kind");
        act.due = typed.day("--due");
        act.value = typed.number<std::int64_t>("--value", 100'000'000);
        act.basis = typed.text("--basis");
        return act;
      },
      true,
      {{"REGION", "scheme and code, as TCTK-2018:51", true, false}},
  };
}

/// "older_share:floor:600000", "members:range:50:70"; shares in parts per million.
CriterionRule typed_rule(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(':', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (parts.size() < 3 || parts.size() > 4)
    throw UsageError("--rule is '" + text.substr(0, 60) + "': write criterion:kind:min[:max], as members:range:50:70.");
  CriterionRule rule;
  rule.criterion = typed_enum<Criterion>(parts[0], "--rule");
  rule.kind = typed_enum<CriterionKind>(parts[1], "--rule");
  rule.min = typed_number(parts[2], "--rule", 0, 1'000'000'000);
  rule.max = parts.size() == 4 ? typed_number(parts[3], "--rule", 0, 1'000'000'000) : 0;
  return rule;
}

/// What was typed replaces what the known pack says.
PublishRulePack typed_pack(const Arguments& arguments, const Typed& typed) {
  PublishRulePack act = known_pack(arguments.get("--known")).value_or(PublishRulePack{});
  if (arguments.has("--name")) act.name = typed.text("--name");
  if (arguments.has("--from")) act.valid_from = typed.day("--from");
  if (arguments.has("--until")) act.valid_until = typed.day("--until");
  if (arguments.has("--older-from")) act.older_from_age = typed.number<std::uint16_t>("--older-from", 150);
  if (arguments.has("--rule")) act.rules.clear();
  for (const auto& text : arguments.all("--rule")) act.rules.push_back(typed_rule(text));
  if (act.name.empty() || act.valid_from.is_none() || act.rules.empty())
    throw UsageError("A rule pack has --name, --from and at least one --rule; or name a known one: --known " +
                     listed(known_pack_names()) + ".");
  return act;
}

RecordKind publish_rules() {
  return {
      "rule-pack publish",
      "what a decision expects of clubs; it warns in reports and never blocks an entry",
      "Shares are in parts per million of the members, counts are plain. A pack published again under the same name "
      "replaces the one before.",
      {"soquy rule-pack publish PROGRAMME --by GS-QN-01 --date 2018-01-01 --name 1533/2016 --from 2016-08-02 --until "
       "2020-08-30 --rule members:range:50:70 --rule older_share:floor:700000 --rule volunteers:floor:5",
       "soquy rule-pack publish PROGRAMME --by GS-QN-01 --name 1336/2020 --from 2020-08-31 --rule "
       "women_share:range:600000:700000",
       "soquy rule-pack publish PROGRAMME --by GS-QN-01 --known 1336/2020"},
      {maybe("--known", "NAME", "a decision whose criteria are known; other options replace what it says",
             known_pack_names()),
       maybe("--name", "NAME", "the decision"), maybe("--from", "DAY", "valid from"),
       maybe("--until", "DAY", "valid until; still valid when not given"),
       maybe("--older-from", "AGE", "age from which a member counts as older; 55 when not given"),
       repeated(maybe("--rule", "CRITERION:KIND:MIN[:MAX]", "one rule; kinds are floor, range, level"))},
      [](const Arguments& arguments, Reading& reading) -> Act {
        return typed_pack(arguments, Typed(arguments, reading));
      },
      true,
  };
}

RecordKind publish_price_index() {
  return {
      "price-index publish",
      "what prices stood at in a month, so that incomes of two years can be compared",
      "Published again for the same month, the later value holds. Two months compare only within one series and on one "
      "basis.",
      {"soquy price-index publish PROGRAMME --by GS-QN-01 --date 2020-02-03 --series CPI-VN --month 2020-01-31 --index "
       "106.23 --basis '2019 = 100'",
       "soquy price-index publish PROGRAMME --by GS-QN-01 --series CPI-VN --month 2021-01-31 --index 105,2 --basis "
       "'2019 = 100'"},
      {needed("--series", "NAME", "whose index and of what"),
       needed("--month", "DAY", "the month, by its first or last day"),
       needed("--index", "NUMBER", "what prices stood at, with up to three decimals"),
       needed("--basis", "WORDS", "what is 100")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        PublishPriceIndex act;
        act.series = typed.text("--series");
        act.month = typed.day("--month");
        act.index = typed.thousandths("--index");
        act.basis = typed.text("--basis");
        return act;
      },
      true,
  };
}

RecordKind review_meeting() {
  return {
      "review",
      "the six-monthly meeting between clubs",
      "",
      {"soquy record review PROGRAMME --by GS-QN-01 --date 2019-06-28 --region TCTK-2018:51 --clubs HP-01,HP-02 "
       "--topic "
       "'sơ kết 6 tháng'",
       "soquy record review PROGRAMME --by GS-QN-01 --region TCTK-2018:51 --clubs HP-01 --topic 'tổng kết năm'"},
      {needed("--region", "SCHEME:CODE", "of which region"), needed("--clubs", "CLUB,CLUB", "the clubs that met"),
       needed("--topic", "TOPIC", "what it was about, in a few words"),
       maybe("--words", "TEXT", "the minutes; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        HoldReviewMeeting act;
        act.region = typed.region("--region");
        for (const auto& code : typed_list(arguments.get("--clubs"))) act.clubs.push_back(typed_club(code));
        act.topic = typed.note("--topic");
        act.notes = typed.note("--words");
        return act;
      },
  };
}

std::vector<Option> report_options() {
  return {needed("--kind", "KIND", "which report", {"six-month", "annual"}),
          needed("--through", "DAY", "the last day it covers"),
          needed("--size", "COUNT", "tree size it was computed from"), needed("--root", "HEX", "and its root")};
}

RecordKind submit_report() {
  auto options = report_options();
  options.push_back(maybe("--recipient", "OFFICE", "who it goes to"));
  return {
      "report",
      "the club hands its report in",
      "",
      {"soquy record report HP-01 --by TV05 --date 2019-12-15 --kind annual --through 2019-12-15 --size 57 --root "
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a --recipient 'Hội NCT xã'",
       "soquy record report HP-01 --by TV05 --kind six-month --through 2019-06-30 --size 31 --root "
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
      options,
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        SubmitReport act;
        act.kind = typed.one_of<ReportKind>("--kind");
        act.period_end = typed.day("--through");
        act.tree_size = typed.version("--size").value;
        act.root = typed_hash(typed.text("--root"), "--root");
        act.recipient = typed.note("--recipient");
        return act;
      },
  };
}

RecordKind receive_report() {
  auto options = report_options();
  options.push_back(needed("--from", "CLUB", "whose report"));
  return {
      "report-received",
      "the programme receives a club's report",
      "",
      {"soquy record report-received PROGRAMME --by GS-QN-01 --date 2019-12-20 --from HP-01 --kind annual --through "
       "2019-12-15 --size 57 --root d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
       "soquy record report-received PROGRAMME --by GS-QN-01 --from HP-01 --kind six-month --through 2019-06-30 --size "
       "31 "
       "--root d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
      options,
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReceiveReport act;
        act.club = typed_club(typed.text("--from"));
        act.kind = typed.one_of<ReportKind>("--kind");
        act.period_end = typed.day("--through");
        act.tree_size = typed.version("--size").value;
        act.root = typed_hash(typed.text("--root"), "--root");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> programme_kinds() {
  return {define_region(),       succeed_region(), set_target(),    publish_rules(),
          publish_price_index(), review_meeting(), submit_report(), receive_report()};
}

}  // namespace soquy::cli
