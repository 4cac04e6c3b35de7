// The life of a loan as it is recorded: approved, paid out, repaid, changed, given up.

#include "cli/record.h"

namespace soquy::cli {

namespace {

const Option kLoan = needed("--loan", "KV", "which loan, as KV001");
const Option kRepaidFrom =
    maybe("--place", "PLACE", "where the money lies; contribution: set off against what the borrower has put in",
          {"cash", "bank", "contribution"}, "cash");
const char* const kLoanReasons = "flood, storm, drought, disease, death, illness, request ...";
const Option kLoanReason = maybe("--reason", "REASON", kLoanReasons);
const Option kLoanReasonNeeded = needed("--reason", "REASON", kLoanReasons);

/// The words of `soquy loan plan`, so that the paper and the book are asked for in the same way.
std::vector<Option> terms_options() {
  return {
      needed("--rate", "RATE", "as 1%/month or 12%/year; 0 for none"),
      maybe("--method", "METHOD", "how it is repaid; the by-law's when not given",
            {"flat", "equal-principal", "equal-instalment", "bullet"}),
      needed("--instalments", "COUNT", "how many instalments"),
      maybe("--every", "PERIOD", "time between them", {"month", "week", "single", "named-dates"}, "month"),
      maybe("--first-due", "DAY", "day of the first instalment; one period after the start when not given"),
      maybe("--due-dates", "DAY,DAY", "with --every named-dates: the days, ascending"),
      maybe("--day-count", "RULE", "the by-law's when not given", {"period", "actual-365", "30-360"}),
      maybe("--rounding", "MODE", "the by-law's when not given", {"half-up", "half-even", "up", "down"}),
      maybe("--round-to", "AMOUNT",
            "interest to multiples of this, the principal share rounded down to them; the by-law's when not given"),
      maybe("--principal-multiple", "AMOUNT", "the principal share down to multiples of this instead"),
      maybe("--instalment-multiple", "AMOUNT", "the equal instalment to multiples of this; not rounded when not given"),
      maybe("--grace-principal", "COUNT", "first instalments without principal"),
      maybe("--grace-interest", "COUNT", "first instalments whose interest is paid later"),
      maybe("--grace-interest-charged", "COUNT", "first instalments without interest"),
  };
}

std::vector<Option> with_terms(std::vector<Option> before, const std::vector<Option>& after) {
  const auto terms = terms_options();
  before.insert(before.end(), terms.begin(), terms.end());
  before.insert(before.end(), after.begin(), after.end());
  return before;
}

/// What was typed, and the by-law's word where nothing was.
LoanTerms typed_terms(const Arguments& arguments, const Typed& typed, const AdoptByLaw& by_law) {
  LoanTerms terms;
  terms.rate = typed.rate("--rate");
  terms.method = arguments.has("--method") ? typed.one_of<LoanMethod>("--method") : by_law.default_method;
  terms.instalments = typed.number<std::uint16_t>("--instalments", 10000);
  terms.every = typed.one_of<Every>("--every");
  terms.day_count = arguments.has("--day-count") ? typed.day_count("--day-count") : by_law.day_count;
  terms.rounding = arguments.has("--rounding") ? typed.one_of<Rounding>("--rounding") : by_law.rounding;
  const bool own_multiple = arguments.has("--round-to");
  terms.interest_multiple = own_multiple ? typed.money("--round-to") : by_law.interest_multiple;
  terms.principal_multiple = own_multiple ? typed.money("--round-to") : by_law.principal_multiple;
  if (arguments.has("--principal-multiple")) terms.principal_multiple = typed.money("--principal-multiple");
  // One minor unit, as in `soquy loan plan`: nothing is rounded further.
  terms.instalment_multiple = arguments.has("--instalment-multiple") ? typed.money("--instalment-multiple") : Money{1};
  terms.grace_principal = typed.number<std::uint16_t>("--grace-principal", 10000);
  terms.grace_interest = typed.number<std::uint16_t>("--grace-interest", 10000);
  terms.grace_interest_charged = typed.number<std::uint16_t>("--grace-interest-charged", 10000);
  terms.first_due = typed.day("--first-due");
  for (const auto& day : typed_list(arguments.get("--due-dates")))
    terms.due_dates.push_back(typed_day(day, "--due-dates"));
  return terms;
}

RecordKind approve() {
  return {
      "loan-approve",
      "a loan in the minutes: who, how much, on what terms, under which resolution",
      "Nothing is paid out yet. Rounding, method and counting of days are the by-law's unless said otherwise.",
      {"soquy record loan-approve HP-01 --by TV05 --date 2019-01-10 --borrower TV46 --amount 10000000 --rate "
       "0,8%/month "
       "--instalments 10 --purpose 'trồng rau' --resolution NQ-01 --guarantors TV13",
       "soquy record loan-approve HP-01 --by TV05 --borrower TV18 --amount 5000000 --rate 1%/month --method flat "
       "--instalments 12 --resolution NQ-02"},
      with_terms({needed("--borrower", "TV", "who borrows"), kAmount,
                  maybe("--loan", "KV", "its number; the next free one when not given"),
                  maybe("--fund", "FUND", "the fund that lends", {}, "income"),
                  needed("--resolution", "NQ", "the resolution that allows it")},
                 {maybe("--purpose", "PURPOSE", "what it is for, in a few words"),
                  maybe("--guarantors", "TV,TV", "who answers for it"),
                  maybe("--group", "NB", "instead: the guarantee group whose other members answer for it"),
                  maybe("--priority", "CLASS", "why it came first", {"none", "poor", "near-poor", "hardship"}, "none"),
                  maybe("--repays", "KV", "the old loan it is meant to repay"),
                  maybe("--tops-up", "KV", "the open loan beside which it stands, counting as one with it"),
                  maybe("--words", "TEXT", "free words; they stay in the register")}),
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ApproveLoan act;
        act.loan = typed.no<LoanNo>("--loan");
        act.borrower = typed.no<MemberNo>("--borrower");
        act.fund = typed.fund("--fund");
        act.terms = typed_terms(arguments, typed, reading.club.by_law);
        act.terms.principal = typed.money("--amount");
        act.purpose = typed.note("--purpose");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.guarantors = typed.members("--guarantors");
        act.priority = typed.one_of<PovertyClass>("--priority");
        act.repays = typed.no<LoanNo>("--repays");
        act.words = typed.note("--words");
        act.group = typed.no<GroupNo>("--group");
        act.tops_up = typed.no<LoanNo>("--tops-up");
        return act;
      },
  };
}

RecordKind disburse() {
  return {
      "loan-disburse",
      "pay an approved loan out",
      "The day is the first day of the loan; the instalments follow from it and are kept in the entry.",
      {"soquy record loan-disburse HP-01 --by TV05 --date 2019-01-10 --loan KV001 --amount 10000000 --voucher PC-001",
       "soquy record loan-disburse HP-01 --by TV05 --loan KV002 --amount 5.000.000 --preview"},
      {kLoan, kAmount, kPlace},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        DisburseLoan act;
        act.loan = typed.no<LoanNo>("--loan");
        act.principal = typed.money("--amount");
        act.place = typed.one_of<Place>("--place");
        return act;
      },
  };
}

RecordKind repayment() {
  return {
      "repayment",
      "money paid back on a loan, of any size and for any day",
      "It is split by the by-law's order, usually the oldest instalment first, and the split is kept in the entry. A "
      "repayment of an earlier day may split later ones anew; those follow as entries of their own, and a second "
      "person "
      "signs. What a guarantor brings (--payer) takes down what that guarantor was called for.",
      {"soquy record repayment HP-01 --by TV05 --date 2019-02-10 --loan KV001 --amount 1080000 --voucher PT-009",
       "soquy record repayment HP-01 --by TV05 --approved-by TV01 --date 2019-03-10 --loan KV001 --amount 500000 "
       "--written-on 2019-04-10 "
       "--late-reason forgotten --preview"},
      {kLoan, kAmount, kRepaidFrom, maybe("--payer", "TV", "who brought it, when not the borrower")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReceiveRepayment act;
        act.loan = typed.no<LoanNo>("--loan");
        act.amount = typed.money("--amount");
        act.place = typed.one_of<Place>("--place");
        act.payer = typed.no<MemberNo>("--payer");
        return act;
      },
  };
}

RecordKind penalty() {
  return {
      "penalty",
      "charge a penalty on an instalment, as the by-law allows",
      "",
      {"soquy record penalty HP-01 --by TV05 --date 2019-04-10 --loan KV001 --instalment 2 --amount 20000",
       "soquy record penalty HP-01 --by TV05 --loan KV003 --instalment 1 --amount 10.000 --reason forgotten"},
      {kLoan, needed("--instalment", "NUMBER", "which instalment is late"), kAmount, kLoanReason},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ChargePenalty act;
        act.loan = typed.no<LoanNo>("--loan");
        act.instalment = typed.number<std::uint16_t>("--instalment", 10000);
        act.amount = typed.money("--amount");
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
  };
}

RecordKind waive() {
  return {
      "waive",
      "waive a penalty, by resolution",
      "",
      {"soquy record waive HP-01 --by TV05 --date 2019-05-10 --loan KV001 --instalment 2 --amount 20000 --resolution "
       "NQ-09 --reason illness",
       "soquy record waive HP-01 --by TV05 --loan KV003 --instalment 1 --amount 10000 --resolution NQ-09"},
      {kLoan, needed("--instalment", "NUMBER", "which instalment"), kAmount,
       needed("--resolution", "NQ", "the resolution that allows it"), kLoanReason},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        WaivePenalty act;
        act.loan = typed.no<LoanNo>("--loan");
        act.instalment = typed.number<std::uint16_t>("--instalment", 10000);
        act.amount = typed.money("--amount");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
  };
}

RecordKind reschedule() {
  return {
      "reschedule",
      "new instalments for what is still owed, after a flood or an illness",
      "The old instalments stay visible and the loan counts as restructured for ever.",
      {"soquy record reschedule HP-01 --by TV05 --approved-by TV01 --date 2020-11-10 --loan KV021 --rate 0,8%/month "
       "--instalments 12 --resolution NQ-22 --confirmation 'UBND xã 45/2020' --reason flood",
       "soquy record reschedule HP-01 --by TV05 --approved-by TV01 --loan KV021 --rate 0 --instalments 6 --frozen "
       "--resolution NQ-22 --confirmation 'UBND xã 45/2020' --reason disease"},
      with_terms({kLoan, maybe("--amount", "AMOUNT", "what is outstanding; taken from the book when not given")},
                 {switched("--frozen", "nothing is due until it is thawed"),
                  needed("--resolution", "NQ", "the resolution that allows it"),
                  needed("--confirmation", "PAPER", "the commune's paper that confirms the loss"), kLoanReasonNeeded}),
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RescheduleLoan act;
        act.loan = typed.no<LoanNo>("--loan");
        act.terms = typed_terms(arguments, typed, reading.club.by_law);
        act.terms.principal = typed.money("--amount");
        const auto loan = reading.club.loans.find(act.loan);
        if (!arguments.has("--amount") && loan != reading.club.loans.end())
          act.terms.principal = loan->second.outstanding();
        act.frozen = typed.flag("--frozen");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.confirmation = typed.text("--confirmation");
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
  };
}

RecordKind write_off() {
  return {
      "write-off",
      "give a loan up, by resolution; what is recovered later is income",
      "",
      {"soquy record write-off HP-01 --by TV05 --approved-by TV01 --date 2020-12-10 --loan KV017 --resolution NQ-25 "
       "--reason death",
       "soquy record write-off HP-01 --by TV05 --approved-by TV01 --loan KV017 --resolution NQ-25 --reason "
       "moved-away --preview"},
      {kLoan, needed("--resolution", "NQ", "the resolution that allows it"), kLoanReasonNeeded,
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        WriteOffLoan act;
        act.loan = typed.no<LoanNo>("--loan");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.reason = typed.one_of<ReasonCode>("--reason");
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind recovery() {
  return {
      "recovery",
      "money that comes in on a loan that was written off",
      "",
      {"soquy record recovery HP-01 --by TV05 --date 2021-02-10 --loan KV017 --amount 200000",
       "soquy record recovery HP-01 --by TV05 --loan KV017 --amount 200000 --place bank"},
      {kLoan, kAmount, kRepaidFrom},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RecoverLoan act;
        act.loan = typed.no<LoanNo>("--loan");
        act.amount = typed.money("--amount");
        act.place = typed.one_of<Place>("--place");
        return act;
      },
  };
}

RecordKind referral() {
  return {
      "referral",
      "a member sent to another lender",
      "",
      {"soquy record referral HP-01 --by TV05 --date 2019-06-10 --member TV31 --lender NHCSXH --amount 30000000",
       "soquy record referral HP-01 --by TV05 --member TV31 --lender 'Quỹ hỗ trợ phụ nữ'"},
      {needed("--member", "TV", "who"), needed("--lender", "LENDER", "the other lender"),
       maybe("--amount", "AMOUNT", "what was asked for")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ReferToLender act;
        act.member = typed.no<MemberNo>("--member");
        act.lender = typed.note("--lender");
        act.amount = typed.money("--amount");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> loan_kinds() {
  return {approve(), disburse(), repayment(), penalty(), waive(), reschedule(), write_off(), recovery(), referral()};
}

}  // namespace soquy::cli
