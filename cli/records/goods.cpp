// Things, counted in units: received, given, lent with an obligation, born, handed on, lost, bought out.

#include "cli/closest.h"
#include "cli/record.h"
#include "cli/utf8.h"
#include "engine/domain/goods_rules.h"

namespace soquy::cli {

namespace {

const Option kItem = needed("--item", "ITEM", "what it is, as heifer or rice");
const Option kUnit = needed("--unit", "UNIT", "what it is counted in, as head or kg");
const Option kQuantity = needed("--quantity", "QUANTITY", "how many or how much, as 3 or 0,5");
const Option kValue = maybe("--value", "AMOUNT", "memo value of all of it; never added to money");
const Option kPlacement = needed("--placement", "HV", "which placement, as HV001");
const Option kResolution = maybe("--resolution", "NQ", "resolution of the meeting, as NQ-03");

Item item_of(const Typed& typed) { return {typed.text("--item"), typed.text("--unit")}; }

/// What moves, and how much of it.
template <class Moved>
void read_units(const Typed& typed, Moved& act) {
  act.item = item_of(typed);
  act.quantity = typed.thousandths("--quantity");
}

RecordKind received() {
  return {
      "goods received",
      "a gift in kind",
      "",
      {"soquy record goods received HP-01 --by TV05 --date 2019-05-10 --item heifer --unit head --quantity 3 --value "
       "45000000 --donor organisation --from 'Hội Chữ thập đỏ'",
       "soquy record goods received HP-01 --by TV05 --item rice --unit kg --quantity 62,5 --donor member --member "
       "TV09"},
      {kItem, kUnit, kQuantity, kValue,
       needed("--donor", "CLASS", "who gave",
              {"state-budget", "elderly-care-fund", "organisation", "enterprise", "individual", "member",
               "international", "other-programme"}),
       maybe("--member", "TV", "with --donor member: which"),
       maybe("--use", "USE", "condition of the gift; none when not given"),
       maybe("--from", "NAME", "the donor's name; it stays in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReceiveGoods act;
        read_units(typed, act);
        act.memo_value = typed.money("--value");
        act.donor = typed.one_of<DonorClass>("--donor");
        act.member = typed.no<MemberNo>("--member");
        act.use = typed.note("--use");
        act.from = typed.note("--from");
        return act;
      },
  };
}

RecordKind given() {
  return {
      "goods given",
      "goods given away for good",
      "",
      {"soquy record goods given HP-01 --by TV05 --date 2019-06-10 --item rice --unit kg --quantity 10 --member TV22 "
       "--area self-help",
       "soquy record goods given HP-01 --by TV05 --item rice --unit kg --quantity 5 --words 'hộ neo đơn ngoài câu lạc "
       "bộ'"},
      {kItem, kUnit, kQuantity, kValue, maybe("--member", "TV", "to whom; nobody of the club when not given"),
       area_maybe("activity area", "self-help"), kResolution,
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        GiveGoods act;
        read_units(typed, act);
        act.memo_value = typed.money("--value");
        act.member = typed.no<MemberNo>("--member");
        act.area = typed.one_of<Area>("--area");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.words = typed.note("--words");
        return act;
      },
  };
}

/// The rule of that name in the by-law in force.
const GoodsRule& goods_rule_named(const engine::ClubState& club, const std::string& name) {
  if (const GoodsRule* rule = engine::find_goods_rule(club.by_law, name); rule != nullptr) return *rule;
  std::vector<std::string> names;
  for (const GoodsRule& rule : club.by_law.goods_rules) names.push_back(rule.name);
  throw UsageError("--by-rule is " + in_quotes(name) + ": the by-law has " +
                   (names.empty() ? "no rules for goods; adopt one with club by-law --goods-rule."
                                  : listed(names, "and") + "." + did_you_mean(name, names)));
}

/// What was typed, and the by-law's word where nothing was.
void fill_from_rule(const Arguments& arguments, const GoodsRule& rule, Day day, LendGoods& act) {
  if (!arguments.has("--owed-item")) act.owed_item.name = rule.owed_item.name;
  if (!arguments.has("--owed-unit")) act.owed_item.unit = rule.owed_item.unit;
  const engine::Obligation says = engine::owed_under(rule, act.quantity, day);
  if (!arguments.has("--owed")) act.owed = says.quantity;
  if (!arguments.has("--due")) act.due = says.due;
}

/// The receiver goes on under the rule of the placement.
void fill_from_rule(const Arguments& arguments, const engine::ClubState& club, Day day, HandOnGoods& act) {
  const auto placement = club.placements.find(act.placement);
  if (placement == club.placements.end() || placement->second.rule.name.empty()) return;
  const engine::Obligation says = engine::owed_under(placement->second.rule, act.quantity, day);
  if (!arguments.has("--owes")) act.receiver_owes = says.quantity;
  if (!arguments.has("--due")) act.receiver_due = says.due;
}

RecordKind lent() {
  return {
      "goods lent",
      "goods placed with a member who owes units in return",
      "What is owed is a number of units by a day, never money; --owed-item and --owed-unit say of what, when it is "
      "something else. With --by-rule all of that comes from the by-law, and the ledger refuses anything else.",
      {"soquy record goods lent HP-01 --by TV05 --date 2019-05-10 --item heifer --unit head --quantity 1 --keeper TV31 "
       "--owed 1 --due 2021-11-10 --resolution NQ-06 --rule 'one heifer after 30 months'",
       "soquy record goods lent HP-01 --by TV05 --date 2019-05-10 --item rice --unit kg --quantity 50 --keeper TV12 "
       "--owed 55 --due "
       "2019-11-10 --resolution NQ-08",
       "soquy record goods lent HP-01 --by TV05 --date 2019-05-10 --item heifer --unit head --quantity 1 --keeper TV31 "
       "--by-rule heifer-30 --resolution NQ-06"},
      {kItem, kUnit, kQuantity, needed("--keeper", "TV", "with whom"),
       maybe("--by-rule", "RULE", "the rule of the by-law that says what is owed and by when"),
       maybe("--owed", "QUANTITY", "units owed in return; needed without --by-rule"),
       maybe("--owed-item", "ITEM", "of what; the same item when not given"), maybe("--owed-unit", "UNIT", "its unit"),
       maybe("--due", "DAY", "by when; needed without --by-rule"), kValue,
       maybe("--placement", "HV", "its number; the next free one when not given"), kResolution,
       maybe("--rule", "WORDS", "the agreement in a few words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        LendGoods act;
        act.placement = typed.no<PlacementNo>("--placement");
        act.keeper = typed.no<MemberNo>("--keeper");
        read_units(typed, act);
        act.owed_item = act.item;
        if (arguments.has("--owed-item")) act.owed_item.name = typed.text("--owed-item");
        if (arguments.has("--owed-unit")) act.owed_item.unit = typed.text("--owed-unit");
        act.owed = typed.thousandths("--owed");
        act.due = typed.day("--due");
        act.by_rule = typed.text("--by-rule");
        if (!act.by_rule.empty()) {
          fill_from_rule(arguments, goods_rule_named(reading.club, act.by_rule), typed.day_of_entry(), act);
        } else if (!arguments.has("--owed") || !arguments.has("--due")) {
          throw UsageError("What is owed, and by when? Say --owed and --due, or --by-rule with a rule of the by-law.");
        }
        act.memo_value = typed.money("--value");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.rule = typed.note("--rule");
        return act;
      },
  };
}

RecordKind born() {
  return {
      "goods born",
      "young that were born with a keeper",
      "Under a rule of the by-law that counts from birth, the entry says whether they are owed and by when.",
      {"soquy record goods born HP-01 --by TV05 --date 2020-08-02 --placement HV001 --item calf --unit head --quantity "
       "1",
       "soquy record goods born HP-01 --by TV05 --placement HV002 --item piglet --unit head --quantity 8"},
      {kPlacement, kItem, kUnit, kQuantity},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RecordBirth act;
        act.placement = typed.no<PlacementNo>("--placement");
        read_units(typed, act);
        return act;
      },
  };
}

RecordKind handed_on() {
  return {
      "goods handed-on",
      "units that a keeper passes on to the next member",
      "What the keeper owes falls by them. With --owes the receiver owes units in turn. Of a placement under a rule of "
      "the by-law the receiver owes by the same rule, and nothing needs to be said.",
      {"soquy record goods handed-on HP-01 --by TV05 --date 2021-02-10 --placement HV001 --item calf --unit head "
       "--quantity 1 --receiver TV40 --owes 1 --due 2023-08-10",
       "soquy record goods handed-on HP-01 --by TV05 --placement HV002 --item piglet --unit head --quantity 2 "
       "--receiver TV33"},
      {kPlacement, kItem, kUnit, kQuantity, needed("--receiver", "TV", "to whom"),
       maybe("--owes", "QUANTITY", "units the receiver owes; by the placement's rule, else none, when not given"),
       maybe("--due", "DAY", "by when the receiver owes them; by the placement's rule when not given")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        HandOnGoods act;
        act.placement = typed.no<PlacementNo>("--placement");
        read_units(typed, act);
        act.receiver = typed.no<MemberNo>("--receiver");
        act.receiver_owes = typed.thousandths("--owes");
        act.receiver_due = typed.day("--due");
        fill_from_rule(arguments, reading.club, typed.day_of_entry(), act);
        return act;
      },
  };
}

RecordKind returned() {
  return {
      "goods returned",
      "units that a keeper brings back to the club",
      "",
      {"soquy record goods returned HP-01 --by TV05 --date 2019-11-10 --placement HV002 --item rice --unit kg "
       "--quantity 55",
       "soquy record goods returned HP-01 --by TV05 --placement HV001 --item heifer --unit head --quantity 1"},
      {kPlacement, kItem, kUnit, kQuantity},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReturnGoods act;
        act.placement = typed.no<PlacementNo>("--placement");
        read_units(typed, act);
        return act;
      },
  };
}

RecordKind lost() {
  return {
      "goods lost",
      "death or loss, with a witness",
      "With --placement it is lost by its keeper, without it out of the club's stock. The obligation stays unless "
      "--obligation-ends, which needs a resolution.",
      {"soquy record goods lost HP-01 --by TV05 --date 2020-10-12 --placement HV001 --item heifer --unit head "
       "--quantity "
       "1 --reason flood --witness TV02",
       "soquy record goods lost HP-01 --by TV05 --item rice --unit kg --quantity 4 --reason other --other-witness "
       "'trưởng thôn'"},
      {maybe("--placement", "HV", "whose; the club's stock when not given"), kItem, kUnit, kQuantity,
       needed("--reason", "REASON", "flood, storm, disease, death, theft, fire ..."),
       maybe("--witness", "TV", "a member who saw it, not the keeper"),
       maybe("--other-witness", "NAME", "somebody else who saw it; the name stays in the register"),
       switched("--obligation-ends", "nothing is owed for them any more"), kResolution},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RecordLoss act;
        act.placement = typed.no<PlacementNo>("--placement");
        read_units(typed, act);
        act.reason = typed.one_of<ReasonCode>("--reason");
        act.witness = typed.no<MemberNo>("--witness");
        act.other_witness = typed.note("--other-witness");
        act.obligation_ends = typed.flag("--obligation-ends");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        return act;
      },
  };
}

RecordKind bought_out() {
  return {
      "goods bought-out",
      "the keeper pays money instead of units",
      "",
      {"soquy record goods bought-out HP-01 --by TV05 --date 2021-11-10 --placement HV001 --quantity 1 --fund income "
       "--amount 12000000 --resolution NQ-31",
       "soquy record goods bought-out HP-01 --by TV05 --placement HV002 --quantity 5 --fund activity --amount 75000 "
       "--resolution NQ-31"},
      {kPlacement, kQuantity, needed("--fund", "FUND", "the fund that receives the money"),
       needed("--amount", "AMOUNT", "what is paid"), kResolution},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        BuyOutGoods act;
        act.placement = typed.no<PlacementNo>("--placement");
        act.quantity = typed.thousandths("--quantity");
        act.fund = typed.fund("--fund");
        act.amount = typed.money("--amount");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        return act;
      },
  };
}

RecordKind revalued() {
  return {
      "goods revalued",
      "a new memo value of one unit",
      "",
      {"soquy record goods revalued HP-01 --by TV05 --date 2020-12-31 --item heifer --unit head --each 16000000 "
       "--basis "
       "'giá chợ huyện'",
       "soquy record goods revalued HP-01 --by TV05 --item rice --unit kg --each 14000"},
      {kItem, kUnit, needed("--each", "AMOUNT", "memo value of one whole unit"),
       maybe("--basis", "BASIS", "where it is from")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RevalueGoods act;
        act.item = item_of(typed);
        act.memo_value_each = typed.money("--each");
        act.basis = typed.note("--basis");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> goods_kinds() {
  return {received(), given(), lent(), born(), handed_on(), returned(), lost(), bought_out(), revalued()};
}

}  // namespace soquy::cli
