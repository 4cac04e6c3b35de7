// The by-law: every rule a club decides for itself. What is not named stays as it was.

#include <algorithm>

#include "cli/goods_rule.h"
#include "cli/record.h"

namespace soquy::cli {

namespace {

std::vector<Option> by_law_options() {
  return {
      maybe("--resolution", "NQ", "the resolution that adopts it; none at founding"),
      maybe("--meeting-day", "DAY", "day of the month, 0 when not fixed"),
      repeated(maybe("--fund", "FUND=NAME", "a further fund, as fund-3='Quỹ nhà'; add :lends when it lends")),
      repeated(maybe("--box", "BOX=FUND,FUND", "which funds lie in a cash box, as 1=income,activity")),
      maybe("--fee", "AMOUNT", "monthly fee, 0 when free"),
      maybe("--loan-min", "AMOUNT", "smallest loan"),
      maybe("--loan-max", "AMOUNT", "largest loan, 0: no limit"),
      maybe("--term-max", "COUNT", "most instalments, 0: no limit"),
      maybe("--loans-at-once", "COUNT", "open loans a member may have, 0: no limit"),
      maybe("--rate-max", "RATE", "highest rate, as 1%/month"),
      maybe("--method", "METHOD", "usual method", {"flat", "equal-principal", "equal-instalment", "bullet"}),
      maybe("--day-count", "RULE", "how days are counted", {"period", "actual-365", "30-360"}),
      maybe("--rounding", "MODE", "how interest is rounded", {"half-up", "half-even", "up", "down"}),
      maybe("--interest-multiple", "AMOUNT", "interest is rounded to multiples of this"),
      maybe("--principal-multiple", "AMOUNT", "the principal share is rounded down to multiples of this"),
      maybe("--allocation", "ORDER", "how a repayment is split",
            {"penalty-interest-principal", "interest-first-across", "principal-first"}),
      maybe("--advance", "WHERE", "where money in advance goes",
            {"next-instalments", "last-instalments", "reamortise"}),
      maybe("--overdue-percent", "PERCENT", "overdue principal bears this share of the agreed rate, 0: nothing"),
      maybe("--penalty-late", "AMOUNT", "fixed penalty per late instalment, 0: none"),
      maybe("--quorum", "PERCENT", "members present that a resolution needs, 0: not checked"),
      maybe("--guarantor-needed", "YES", "whether a loan needs a guarantor", {"yes", "no"}),
      maybe("--ceilings", "AMOUNT,AMOUNT", "n-th loan at most the n-th amount"),
      maybe("--cash-multiple", "AMOUNT", "cash settles in multiples of this"),
      maybe("--cash-limit", "AMOUNT", "above this much in the box a resolution is due"),
      maybe("--expense-needs-resolution", "AMOUNT", "expenses above this need a resolution, 0: none"),
      maybe("--refunds-net-of-debt", "YES", "whether a refund is reduced by what is owed", {"yes", "no"}),
      repeated(maybe("--interest-share", "FUND:ACCOUNT=SHARE",
                     "where interest goes, in hundredths of a percent, as income:411=6000; add :rest for the one that "
                     "takes what is left")),
      repeated(maybe("--assurance", "ACTS=LEVEL", "second signer of a kind of act, as reversal=pin or loan=key")),
      repeated(maybe("--goods-rule", "RULE",
                     "what is owed for goods that are lent, as 'heifer-30: 1 heifer/head -> 1 heifer/head after 30 "
                     "months' or 'calf: 1 heifer/head -> 1 calf/head 12 months after birth 1'; 'none' for no rules")),
      maybe("--text", "PAPER", "where the signed by-law is kept"),
  };
}

[[noreturn]] void not_read(const char* option, const std::string& text, const char* form) {
  throw UsageError(std::string(option) + " is '" + text.substr(0, 60) + "': write " + form + ".");
}

std::pair<std::string, std::string> at_equals(const char* option, const std::string& text, const char* form) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) not_read(option, text, form);
  return {text.substr(0, equals), text.substr(equals + 1)};
}

bool take_suffix(std::string& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.erase(text.size() - suffix.size());
  return true;
}

void read_funds(const Arguments& arguments, AdoptByLaw& law) {
  for (auto text : arguments.all("--fund")) {
    const bool lends = take_suffix(text, ":lends");
    const auto [key, name] = at_equals("--fund", text, "fund-3='Quỹ nhà'");
    const FundRule rule{typed_fund(key, "--fund"), name, lends};
    const auto same =
        std::find_if(law.funds.begin(), law.funds.end(), [&](auto& known) { return known.fund == rule.fund; });
    if (same != law.funds.end()) {
      *same = rule;
    } else {
      law.funds.push_back(rule);
    }
  }
}

void read_boxes(const Arguments& arguments, AdoptByLaw& law) {
  if (arguments.has("--box")) law.boxes.clear();
  for (const auto& text : arguments.all("--box")) {
    const auto [box, funds] = at_equals("--box", text, "1=income,activity");
    BoxRule rule{static_cast<std::uint8_t>(typed_number(box, "--box", 1, 255)), {}};
    for (const auto& fund : typed_list(funds)) rule.funds.push_back(typed_fund(fund, "--box"));
    law.boxes.push_back(std::move(rule));
  }
}

void read_shares(const Arguments& arguments, AdoptByLaw& law) {
  constexpr const char* kForm = "income:411=6000";
  if (arguments.has("--interest-share")) law.interest_shares.clear();
  for (auto text : arguments.all("--interest-share")) {
    AllocationShare share;
    share.takes_rest = take_suffix(text, ":rest");
    const auto [target, points] = at_equals("--interest-share", text, kForm);
    const std::size_t colon = target.find(':');
    if (colon == std::string::npos) not_read("--interest-share", text, kForm);
    share.fund = typed_fund(target.substr(0, colon), "--interest-share");
    const auto account =
        find_account(static_cast<std::uint16_t>(typed_number(target.substr(colon + 1), "--interest-share", 1, 9999)));
    if (!account) not_read("--interest-share", text, kForm);
    share.account = *account;
    share.basis_points = static_cast<std::uint16_t>(typed_number(points, "--interest-share", 0, 10000));
    law.interest_shares.push_back(share);
  }
}

void read_assurances(const Arguments& arguments, AdoptByLaw& law) {
  if (arguments.has("--assurance")) law.assurances.clear();
  for (const auto& text : arguments.all("--assurance")) {
    const auto [acts, level] = at_equals("--assurance", text, "reversal=pin");
    law.assurances.push_back({typed_enum<ActClass>(acts, "--assurance"), typed_enum<Assurance>(level, "--assurance")});
  }
}

void read_goods_rules(const Arguments& arguments, AdoptByLaw& law) {
  if (!arguments.has("--goods-rule")) return;
  const auto lines = arguments.all("--goods-rule");
  law.goods_rules.clear();
  if (lines == std::vector<std::string>{"none"}) return;
  for (const auto& line : lines) law.goods_rules.push_back(typed_goods_rule(line, "--goods-rule"));
}

/// Sets each field whose option was given.
class Changes {
 public:
  Changes(const Arguments& arguments, const Typed& typed) : arguments_(arguments), typed_(typed) {}
  void money(const char* option, Money& field) const {
    if (arguments_.has(option)) field = typed_.money(option);
  }
  template <class Int>
  void number(const char* option, Int& field, std::int64_t most) const {
    if (arguments_.has(option)) field = typed_.number<Int>(option, most);
  }
  template <class E>
  void one_of(const char* option, E& field) const {
    if (arguments_.has(option)) field = typed_.one_of<E>(option);
  }
  void yes(const char* option, bool& field) const {
    if (arguments_.has(option)) field = arguments_.get(option) == "yes";
  }

 private:
  const Arguments& arguments_;
  const Typed& typed_;
};

void read_loan_rules(const Arguments& arguments, const Typed& typed, AdoptByLaw& law) {
  const Changes changes(arguments, typed);
  changes.money("--loan-min", law.loan_min);
  changes.money("--loan-max", law.loan_max);
  changes.number("--term-max", law.term_max, 10000);
  changes.number("--loans-at-once", law.loans_at_once, 255);
  if (arguments.has("--rate-max")) law.rate_max = typed.rate("--rate-max");
  changes.one_of("--method", law.default_method);
  if (arguments.has("--day-count")) law.day_count = typed.day_count("--day-count");
  changes.one_of("--rounding", law.rounding);
  changes.money("--interest-multiple", law.interest_multiple);
  changes.money("--principal-multiple", law.principal_multiple);
  changes.one_of("--allocation", law.allocation);
  changes.one_of("--advance", law.advance);
  changes.number("--overdue-percent", law.overdue_percent, 10000);
  changes.money("--penalty-late", law.penalty_late);
  changes.number("--quorum", law.quorum_percent, 100);
  changes.yes("--guarantor-needed", law.guarantor_needed);
  if (!arguments.has("--ceilings")) return;
  law.ceilings.clear();
  for (const auto& text : typed_list(arguments.get("--ceilings")))
    law.ceilings.push_back(typed.amount(text, "--ceilings"));
}

void read_money_rules(const Arguments& arguments, const Typed& typed, AdoptByLaw& law) {
  const Changes changes(arguments, typed);
  changes.money("--fee", law.fee);
  changes.money("--cash-multiple", law.cash_multiple);
  changes.money("--cash-limit", law.cash_limit);
  changes.money("--expense-needs-resolution", law.expense_needs_resolution);
  changes.yes("--refunds-net-of-debt", law.refunds_net_of_debt);
}

/// The state holds only the commitment; the words lie in the register.
Note standing_text(const Reading& reading) {
  if (reading.people == nullptr || reading.club.by_law.rules_text.is_none()) return {};
  return Note{{}, reading.people->text(reading.club.code, reading.club.by_law_in, 0).plain};
}

Act read_by_law(const Arguments& arguments, Reading& reading) {
  const Typed typed(arguments, reading);
  AdoptByLaw law = reading.club.by_law;
  law.resolution = typed.no<ResolutionNo>("--resolution");
  if (arguments.has("--meeting-day")) law.meeting_day = typed.number<std::uint8_t>("--meeting-day", 31);
  law.rules_text = arguments.has("--text") ? typed.note("--text") : standing_text(reading);
  read_loan_rules(arguments, typed, law);
  read_money_rules(arguments, typed, law);
  read_funds(arguments, law);
  read_boxes(arguments, law);
  read_shares(arguments, law);
  read_assurances(arguments, law);
  read_goods_rules(arguments, law);
  return law;
}

}  // namespace

RecordKind by_law_kind() {
  return {
      "club by-law",
      "adopt the by-law, or change some of its rules",
      "What is not named stays as it was; the whole by-law is written into the entry. Lists (boxes, shares, "
      "assurances, rules for goods) are given whole. A rule for goods says in one line what is owed for what is lent: "
      "so many months after the lending, or after a birth (births 1,3: the first calf and the third are owed, the "
      "others are the keeper's). Put it in quotes, because of the >.",
      {"soquy club by-law HP-01 --by TV05 --date 2019-01-10 --meeting-day 10 --loan-max 15000000 --rate-max 1%/month "
       "--interest-multiple 1000 --principal-multiple 1000",
       "soquy club by-law HP-01 --by TV05 --resolution NQ-17 --interest-share income:411=6000 --interest-share "
       "activity:431=4000:rest",
       "soquy club by-law HP-01 --by TV05 --resolution NQ-21 --goods-rule 'heifer-30: 1 heifer/head -> 1 heifer/head "
       "after 30 months' --goods-rule 'rice: 100 rice/kg -> 120 rice/kg after 6 months'"},
      by_law_options(),
      read_by_law,
      true,
  };
}

}  // namespace soquy::cli
