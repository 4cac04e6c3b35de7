// Money in and out of the funds, other than loans.

#include "cli/record.h"

namespace soquy::cli {

namespace {

const Option kFund = needed("--fund", "FUND", "income, activity, or a further fund of the by-law as fund-3");
const Option kAllowedBy = maybe("--resolution", "NQ", "resolution of the meeting that allows it, as NQ-03");
const Option kWords = maybe("--words", "TEXT", "free words; they stay in the register, not in the events");
const Option kUse =
    maybe("--use", "USE", "with --grant: what it was used for, as the grant says; a label that names nobody");
const Option kGrant = maybe("--grant", "TT", "paid out of this restricted gift, as TT001");

/// Where the money lies and how much it is.
template <class Moved>
void read_money(const Typed& typed, Moved& act) {
  act.fund = typed.fund("--fund");
  act.place = typed.one_of<Place>("--place");
  act.amount = typed.money("--amount");
}

/// What the money was spent on, out of which gift, and by whose leave.
template <class Spent>
void read_spending(const Typed& typed, Spent& act) {
  read_money(typed, act);
  act.area = typed.one_of<Area>("--area");
  act.grant = typed.no<GrantNo>("--grant");
  act.use = typed.text("--use");
  act.resolution = typed.no<ResolutionNo>("--resolution");
  act.words = typed.note("--words");
}

RecordKind contribution() {
  return {
      "contribution",
      "a fee, a saving or refundable capital paid in by a member",
      "Fees are income of the fund; savings and capital are owed back to the member. Fees collected from many at once "
      "are recorded with --payers instead of --member. Without --fund a fee goes to the activity fund, a saving or "
      "capital to the income fund.",
      {"soquy record contribution HP-01 --by TV05 --date 2019-03-10 --kind fee --fund activity --payers 52 --amount "
       "520000 --voucher PT-012",
       "soquy record contribution HP-01 --by TV05 --date 2019-03-10 --kind capital --member TV14 "
       "--amount "
       "50000"},
      {needed("--kind", "KIND", "what it is", {"fee", "saving", "capital"}), kAmount,
       maybe("--fund", "FUND", "income, activity, or fund-3 ...; activity for a fee, else income, when not given"),
       maybe("--member", "TV", "who paid"), maybe("--payers", "COUNT", "fees only: how many paid at once")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReceiveContribution act;
        act.kind = typed.one_of<ContributionKind>("--kind");
        const Fund usual = act.kind == ContributionKind::fee ? kActivityFund : kIncomeFund;
        act.fund = arguments.has("--fund") ? typed.fund("--fund") : usual;
        act.member = typed.no<MemberNo>("--member");
        act.payers = typed.number<std::uint16_t>("--payers", 10000);
        act.amount = typed.money("--amount");
        return act;
      },
  };
}

RecordKind donation() {
  return {
      "donation",
      "a gift of money or seed capital",
      "A permanent gift is capital of the fund, a free one income, a restricted one may serve only its use.",
      {"soquy record donation HP-01 --by TV05 --date 2019-01-10 --donor elderly-care-fund --condition permanent --fund "
       "income --amount 100000000 --voucher PT-001",
       "soquy record donation HP-01 --by TV05 --date 2019-04-10 --donor organisation --condition restricted --use "
       "equipment --fund activity --amount 5000000 --from 'UBMTTQ xã'"},
      {needed("--donor", "CLASS", "who gave",
              {"state-budget", "elderly-care-fund", "organisation", "enterprise", "individual", "member",
               "international", "other-programme"}),
       maybe("--member", "TV", "with --donor member: which"),
       maybe("--condition", "CONDITION", "what it may serve", {"free", "permanent", "restricted"}, "free"),
       maybe("--grant", "TT", "restricted only: its number; the next free one when not given"),
       maybe("--use", "USE",
             "restricted only: the one use it is for, as equipment; a label that names nobody, it stays for ever"),
       area_maybe("restricted only: the activity area it must serve"), kFund, kPlace, kAmount,
       maybe("--from", "NAME", "the donor's name; it stays in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReceiveDonation act;
        act.donor = typed.one_of<DonorClass>("--donor");
        act.member = typed.no<MemberNo>("--member");
        act.condition = typed.one_of<Condition>("--condition");
        act.grant = typed.no<GrantNo>("--grant");
        act.use = typed.text("--use");
        act.area = typed.one_of<Area>("--area");
        read_money(typed, act);
        act.from = typed.note("--from");
        return act;
      },
  };
}

RecordKind borrow_capital() {
  return {
      "borrow-capital",
      "capital that the club itself borrows",
      "",
      {"soquy record borrow-capital HP-01 --by TV05 --date 2019-05-10 --fund income --amount 20000000 --rate 0 --due "
       "2021-05-10 --from 'Hội NCT xã'",
       "soquy record borrow-capital HP-01 --by TV05 --fund income --amount 5.000.000 --rate 0,5%/month"},
      {kFund, kPlace, kAmount, maybe("--rate", "RATE", "as 0.5%/month; none when not given"),
       maybe("--due", "DAY", "when it is to be paid back"),
       maybe("--number", "VM", "its number; the next free one when not given"),
       maybe("--from", "NAME", "the lender; it stays in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        BorrowCapital act;
        act.borrowing = typed.no<BorrowingNo>("--number");
        read_money(typed, act);
        act.rate = typed.rate("--rate");
        act.due = typed.day("--due");
        act.from = typed.note("--from");
        return act;
      },
  };
}

RecordKind repay_capital() {
  return {
      "repay-capital",
      "capital paid back to a lender of the club",
      "",
      {"soquy record repay-capital HP-01 --by TV05 --date 2020-05-10 --borrowing VM001 --principal 5000000",
       "soquy record repay-capital HP-01 --by TV05 --borrowing VM001 --principal 5000000 --interest 150000 --place "
       "bank"},
      {needed("--borrowing", "VM", "which borrowing, as VM001"), needed("--principal", "AMOUNT", "capital paid back"),
       maybe("--interest", "AMOUNT", "interest the club pays; an expense"), kPlace},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RepayCapital act;
        act.borrowing = typed.no<BorrowingNo>("--borrowing");
        act.place = typed.one_of<Place>("--place");
        act.principal = typed.money("--principal");
        act.interest = typed.money("--interest");
        return act;
      },
  };
}

RecordKind income() {
  return {
      "income",
      "other income: bank interest, collective work, a sale, a fine",
      "",
      {"soquy record income HP-01 --by TV05 --date 2019-06-30 --kind bank-interest --fund income --place bank --amount "
       "12500",
       "soquy record income HP-01 --by TV05 --kind collective-work --fund activity --amount 300000"},
      {needed("--kind", "KIND", "what it came from", {"bank-interest", "collective-work", "sale", "fine", "other"}),
       kFund, kPlace, kAmount, kWords},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReceiveIncome act;
        act.kind = typed.one_of<IncomeKind>("--kind");
        read_money(typed, act);
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind expense() {
  return {
      "expense",
      "money spent for one of the eight activity areas",
      "Money given for a stated use is spent with --grant and --use; the use must be the one of the gift.",
      {"soquy record expense HP-01 --by TV05 --date 2019-03-10 --fund activity --area health --amount 350000 --voucher "
       "PC-004",
       "soquy record expense HP-01 --by TV05 --fund activity --area culture --amount 2000000 --grant TT001 --use "
       "equipment --resolution NQ-07"},
      {area_needed("which of the eight areas"), kFund, kPlace, kAmount, kGrant, kUse, kAllowedBy, kWords},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        PayExpense act;
        read_spending(typed, act);
        return act;
      },
  };
}

RecordKind aid() {
  return {
      "aid",
      "money given to somebody in need: sickness, funeral, birthday",
      "",
      {"soquy record aid HP-01 --by TV05 --date 2019-03-10 --kind sickness --member TV22 --fund activity --amount "
       "100000",
       "soquy record aid HP-01 --by TV05 --kind funeral --fund activity --amount 200000 --words 'một hộ trong thôn'"},
      {needed("--kind", "KIND", "why",
              {"sickness", "funeral", "birthday", "hardship", "disaster", "insurance", "other"}),
       maybe("--member", "TV", "who received it; nobody of the club when not given"),
       area_maybe("activity area", "culture"), kFund, kPlace, kAmount, kGrant, kUse, kAllowedBy, kWords},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        GiveAid act;
        act.kind = typed.one_of<AidKind>("--kind");
        act.member = typed.no<MemberNo>("--member");
        read_spending(typed, act);
        return act;
      },
  };
}

RecordKind refund() {
  return {
      "refund",
      "a saving or refundable capital paid back to a member",
      "",
      {"soquy record refund HP-01 --by TV05 --date 2019-09-10 --fund income --member TV14 --amount 50000 "
       "--reason moved-away",
       "soquy record refund HP-01 --by TV05 --fund income --member TV14 --amount 50000 --reason own-wish"},
      {kFund, needed("--member", "TV", "to whom"), kAmount,
       needed("--reason", "REASON", "death, moved-away, own-wish ...")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RefundContribution act;
        act.fund = typed.fund("--fund");
        act.member = typed.no<MemberNo>("--member");
        act.amount = typed.money("--amount");
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
  };
}

RecordKind transfer() {
  return {
      "transfer",
      "money from one fund to another, by resolution",
      "",
      {"soquy record transfer HP-01 --by TV05 --date 2019-12-10 --from income --to activity --amount 1000000 "
       "--resolution NQ-12",
       "soquy record transfer HP-01 --by TV05 --from activity --to income --source capital --amount 500000 "
       "--resolution "
       "NQ-13"},
      {needed("--from", "FUND", "the fund that gives"), needed("--to", "FUND", "the fund that receives"),
       maybe("--source", "ACCOUNT", "what the giver gives up", {"surplus", "capital"}, "surplus"), kAmount,
       needed("--resolution", "NQ", "the resolution that allows it")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        TransferFunds act;
        act.from = typed.fund("--from");
        act.to = typed.fund("--to");
        act.source = typed.text("--source") == "capital" ? Account::capital : Account::surplus;
        act.amount = typed.money("--amount");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        return act;
      },
  };
}

template <class Moved>
RecordKind bank_kind(std::string name, std::string summary) {
  const std::string start = "soquy record " + name + " HP-01 --by TV05 ";
  return {
      name,
      std::move(summary),
      "",
      {start + "--date 2019-03-11 --fund income --amount 20000000", start + "--fund activity --amount 1.500.000"},
      {kFund, kAmount},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        Moved act;
        act.fund = typed.fund("--fund");
        act.amount = typed.money("--amount");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> money_kinds() {
  return {contribution(),
          donation(),
          expense(),
          aid(),
          refund(),
          transfer(),
          bank_kind<BankCash>("bank", "cash taken to the bank"),
          bank_kind<WithdrawCash>("withdraw", "cash fetched from the bank"),
          borrow_capital(),
          repay_capital(),
          income()};
}

}  // namespace soquy::cli
