// Opening balances, the year's interest, reversals, and the closing and reopening of periods.

#include <algorithm>
#include <functional>

#include "cli/record.h"

namespace soquy::cli {

namespace {

/// "income:111=25000000", "activity:431=-1200000".
Posting typed_balance(const std::string& text, Currency currency) {
  const std::size_t colon = text.find(':');
  const std::size_t equals = text.find('=');
  if (colon == std::string::npos || equals == std::string::npos || equals < colon)
    throw UsageError("--balance is '" + text + "': write fund:account=amount, debit positive, as income:111=25000000.");
  Posting posting;
  posting.fund = typed_fund(text.substr(0, colon), "--balance");
  const std::string code = text.substr(colon + 1, equals - colon - 1);
  const auto account = find_account(static_cast<std::uint16_t>(typed_number(code, "--balance", 1, 9999)));
  if (!account)
    throw UsageError("--balance is '" + text + "': there is no account " + code + "; see docs/ACCOUNTING.md.");
  posting.account = *account;
  posting.amount = typed_money(text.substr(equals + 1), "--balance", currency);
  return posting;
}

RecordKind opening() {
  Option balance = needed("--balance", "FUND:ACCOUNT=AMOUNT", "one balance, debit positive, as income:111=25000000");
  balance.repeated = true;
  return {
      "opening",
      "what the paper books said on the day they were taken over",
      "The difference goes to capital (411), and the books are marked as not verified. Only before the first money "
      "entry "
      "of a fund. Loans, members' money, borrowed money and gifts for a stated use are then recorded one by one on the "
      "same day; open with the cash that is in the box afterwards, and the loans, less the rest.",
      {"soquy record opening HP-02 --by TV05 --approved-by TV01 --date 2019-12-31 --balance income:111=25000000 "
       "--balance activity:111=1200000 --evidence 'sổ thu chi trang 1-44'",
       "soquy record opening HP-02 --by TV05 --approved-by TV01 --balance income:112=5000000 --balance "
       "activity:431=-600000 --evidence 'sổ 2'"},
      {balance, maybe("--evidence", "PAGES", "pages of the paper book"),
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        SetOpeningBalance act;
        for (const auto& text : arguments.all("--balance"))
          act.balances.push_back(typed_balance(text, reading.club.currency));
        act.evidence = typed.note("--evidence");
        act.notes = typed.note("--words");
        return act;
      },
  };
}

RecordKind allocate_interest() {
  return {
      "allocate-interest",
      "split interest income by the by-law's shares, by resolution",
      "",
      {"soquy record allocate-interest HP-01 --by TV05 --date 2019-12-10 --fund income --amount 1250000 --resolution "
       "NQ-18",
       "soquy record allocate-interest HP-01 --by TV05 --fund income --amount 1250000 --resolution NQ-18 --preview"},
      {maybe("--fund", "FUND", "whose interest", {}, "income"), needed("--amount", "AMOUNT", "how much of it"),
       needed("--resolution", "NQ", "the resolution that allows it")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        AllocateInterest act;
        act.fund = typed.fund("--fund");
        act.amount = typed.money("--amount");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        return act;
      },
  };
}

Act reversal_of(Version entry, const Typed& typed) {
  ReverseEntry act;
  act.entry = entry;
  act.at_original_date = typed.flag("--at-original-date");
  act.reason = typed.one_of<ReasonCode>("--reason");
  act.words = typed.note("--words");
  return act;
}

/// What rests on an entry came after it, so the newest is taken back first, in whatever order they were typed.
std::vector<Act> reversals(const Arguments& arguments, Reading& reading) {
  const Typed typed(arguments, reading);
  std::vector<Version> entries = typed.versions("VERSION");
  std::sort(entries.begin(), entries.end(), std::greater<>());
  std::vector<Act> acts;
  for (const Version entry : entries) acts.push_back(reversal_of(entry, typed));
  return acts;
}

RecordKind reverse() {
  return {
      "reverse",
      "undo entries by the opposite entries, with a reason and a second signer",
      "Nothing is erased: the reversal is linked to the entry and dated on --date. With --at-original-date it takes "
      "the "
      "entry's own day, when that period is still open. Several entries are taken back together or not at all, the "
      "newest first: so an entry goes with everything that rests on it. When something does, the refusal names it all "
      "and "
      "gives the command to copy.",
      {"soquy reverse HP-01 57 --by TV05 --approved-by TV01 --date 2019-04-10 --reason wrong-amount",
       "soquy reverse HP-01 57 60 63 --by TV05 --approved-by TV01 --date 2019-04-10 --reason wrong-member --preview",
       "soquy reverse HP-01 57 --by TV05 --approved-by TV01 --reason written-twice --at-original-date --preview"},
      {needed("--reason", "REASON",
              "written-twice, wrong-amount, wrong-member, wrong-fund, wrong-day, wrong-kind, error-found-by-audit ..."),
       switched("--at-original-date", "date it on the entry's own day"),
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        return reversal_of(typed.version("VERSION"), typed);
      },
      true,
      {{"VERSION", "the entry's number, as 57", true, true}},
      reversals,
  };
}

RecordKind close() {
  return {
      "close",
      "close the books through a day; nothing is dated on or before it afterwards",
      "A year end moves income and expenses to the surplus (421) and needs a resolution. An open dispute about an "
      "entry "
      "of the period, or a difference without resolution, must be settled first.",
      {"soquy close HP-01 --by TV05 --approved-by TV01 --through 2019-06-30",
       "soquy close HP-01 --by TV05 --approved-by TV01 --through 2019-12-31 --year-end --resolution NQ-19 --date "
       "2020-01-10"},
      {needed("--through", "DAY", "the last day of the period"), switched("--year-end", "with the year-end entries"),
       maybe("--resolution", "NQ", "for a year end")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ClosePeriod act;
        act.through = typed.day("--through");
        act.year_end = typed.flag("--year-end");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        return act;
      },
      true,
  };
}

RecordKind reopen() {
  return {
      "reopen",
      "reopen the latest closed period, on the word of two besides the recorder",
      "",
      {"soquy reopen HP-01 --by TV05 --approved-by TV01 --approved-by TV04 --through 2019-12-31 --reason "
       "error-found-by-audit",
       "soquy reopen HP-01 --by TV05 --approved-by TV01 --approved-by TV04 --through 2019-06-30 --reason "
       "voucher-found"},
      {needed("--through", "DAY", "the closing day of the period, as it was closed"),
       needed("--reason", "REASON", "why"), maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReopenPeriod act;
        act.through = typed.day("--through");
        act.reason = typed.one_of<ReasonCode>("--reason");
        act.words = typed.note("--words");
        return act;
      },
      true,
  };
}

}  // namespace

std::vector<RecordKind> closing_kinds() { return {opening(), allocate_interest(), reverse(), close(), reopen()}; }

}  // namespace soquy::cli
