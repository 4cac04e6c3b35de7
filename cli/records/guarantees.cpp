// Who answers for whom: guarantee groups, and guarantors who are called.

#include <algorithm>

#include "cli/record.h"

namespace soquy::cli {

namespace {

RecordKind guarantee_group() {
  return {
      "guarantee-group",
      "members who answer for each other's loans",
      "Formed again under the same number, the group has the members named then; who answered for a loan before goes "
      "on "
      "answering for it.",
      {"soquy record guarantee-group HP-01 --by TV05 --date 2019-01-10 --members TV12,TV13,TV14 --resolution NQ-01",
       "soquy record guarantee-group HP-01 --by TV05 --group NB-01 --members TV12,TV13,TV15 --resolution NQ-07"},
      {needed("--members", "TV,TV", "two to ten members"),
       needed("--resolution", "NQ", "the resolution that allows it"),
       maybe("--group", "NB", "its number; the next free one when not given")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        FormGuaranteeGroup act;
        act.group = typed.no<GroupNo>("--group");
        act.members = typed.members("--members");
        std::sort(act.members.begin(), act.members.end());
        act.resolution = typed.no<ResolutionNo>("--resolution");
        return act;
      },
  };
}

RecordKind guarantee_call() {
  return {
      "guarantee-call",
      "tell a guarantor to pay what the borrower does not",
      "Only of a loan of which something is overdue, and together at most what is owed on it. No money moves: a "
      "repayment with --payer does, and takes the call down. Who has an open call cannot leave the club.",
      {"soquy record guarantee-call HP-01 --by TV05 --date 2019-06-10 --loan KV001 --guarantor TV13 --amount 312000 "
       "--resolution NQ-08",
       "soquy record guarantee-call HP-01 --by TV05 --loan KV001 --guarantor TV13 --amount 312.000 --resolution NQ-08 "
       "--words 'hẹn trả ngày 10/7'"},
      {needed("--loan", "KV", "which loan, as KV001"), needed("--guarantor", "TV", "who answers for it"), kAmount,
       needed("--resolution", "NQ", "the resolution that allows it"),
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        CallGuarantee act;
        act.loan = typed.no<LoanNo>("--loan");
        act.guarantor = typed.no<MemberNo>("--guarantor");
        act.amount = typed.money("--amount");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.words = typed.note("--words");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> guarantee_kinds() { return {guarantee_group(), guarantee_call()}; }

}  // namespace soquy::cli
