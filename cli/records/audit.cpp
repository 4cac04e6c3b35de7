// What an auditor, a supervisor or a member says about the books, inside the books.

#include "cli/approvals.h"
#include "cli/record.h"

namespace soquy::cli {

namespace {

const Option kAuditWords = maybe("--words", "TEXT", "free words; they stay in the register");

Option words_needed(std::string what) {
  return needed("--words", "TEXT", std::move(what) + ", in free words; they stay in the register");
}

RecordKind visit() {
  return {
      "visit",
      "a supervisor came to the club",
      "",
      {"soquy record visit HP-01 --by TV05 --date 2019-06-20 --supervisor GS-QN-01 --topic 'kiểm tra sổ quỹ'",
       "soquy record visit HP-01 --by TV05 --supervisor GS-QN-01 --topic 'ghi sổ' --promises 'kiểm quỹ mỗi tháng'"},
      {needed("--supervisor", "ACTOR", "who came"), needed("--topic", "TOPIC", "what it was about, in a few words"),
       maybe("--region", "SCHEME:CODE", "for which region, as TCTK-2018:51"),
       maybe("--promises", "TEXT", "what was promised; it stays in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RecordVisit act;
        act.supervisor = typed_actor(typed.text("--supervisor"), "--supervisor");
        act.topic = typed.note("--topic");
        act.region = typed.region("--region");
        act.promises = typed.note("--promises");
        return act;
      },
  };
}

RecordKind finding() {
  return {
      "finding",
      "an auditor's finding about an entry or the books",
      "",
      {"soquy record finding HP-01 --by KT-QN-01 --date 2019-12-20 --about 57 --severity minor --code no-resolution "
       "--words 'không thấy nghị quyết'",
       "soquy record finding HP-01 --by KT-QN-01 --severity note --code late-count"},
      {maybe("--about", "VERSION", "the entry; the books as a whole when not given"),
       maybe("--severity", "SEVERITY", "how grave", {"note", "minor", "major"}, "note"),
       needed("--code", "CODE", "as no-resolution, cash-difference"), kAuditWords},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RaiseFinding act;
        act.about = typed.version("--about");
        act.severity = typed.one_of<Severity>("--severity");
        act.code = typed.text("--code");
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind answer() {
  return {
      "answer",
      "the club's answer to a finding",
      "",
      {"soquy record answer HP-01 --by TV05 --date 2020-01-10 --finding 131 --accepted --words 'đã bổ sung'",
       "soquy record answer HP-01 --by TV05 --finding 131 --words 'nghị quyết ở trang 14'"},
      {needed("--finding", "VERSION", "the entry of the finding"), switched("--accepted", "the club agrees"),
       words_needed("the answer")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        AnswerFinding act;
        act.finding = typed.version("--finding");
        act.accepted = typed.flag("--accepted");
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind attestation() {
  return {
      "attestation",
      "a member or an auditor confirms a figure, or says that it is another",
      "",
      {"soquy record attestation HP-01 --by KT-QN-01 --date 2019-12-20 --kind member-balance --member TV46 --owed "
       "4000000 --agrees",
       "soquy record attestation HP-01 --by KT-QN-01 --kind whole-books --agrees"},
      {needed("--kind", "KIND", "what is confirmed", {"member-balance", "whole-books", "stock"}),
       maybe("--member", "TV", "with member-balance: whose"), maybe("--owed", "AMOUNT", "loans as shown to the member"),
       maybe("--refundable", "AMOUNT", "contributions the club owes, as shown"),
       switched("--agrees", "the figure is right"), kAuditWords},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        GiveAttestation act;
        act.kind = typed.one_of<AttestationKind>("--kind");
        act.member = typed.no<MemberNo>("--member");
        act.owed = typed.money("--owed");
        act.refundable = typed.money("--refundable");
        act.agrees = typed.flag("--agrees");
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind dispute() {
  return {
      "dispute",
      "a member disputes an entry; its period cannot be closed until it is resolved",
      "",
      {"soquy record dispute HP-01 --by TV46 --date 2019-04-10 --about 57 --member TV46 --words 'tôi đã trả 500 nghìn'",
       "soquy record dispute HP-01 --by TV05 --about 57 --member TV46 --words 'phiếu thu PT-031 không phải của tôi'"},
      {needed("--about", "VERSION", "the entry"), needed("--member", "TV", "who disputes it"),
       words_needed("what is disputed")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        OpenDispute act;
        act.about = typed.version("--about");
        act.member = typed.no<MemberNo>("--member");
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind resolve_dispute() {
  return {
      "resolve-dispute",
      "how a dispute ended",
      "",
      {"soquy record resolve-dispute HP-01 --by TV05 --date 2019-05-10 --dispute 90 --upheld --words "
       "'thủ quỹ đã ghi thiếu'",
       "soquy record resolve-dispute HP-01 --by TV05 --dispute 90 --words 'đã đối chiếu phiếu thu'"},
      {needed("--dispute", "VERSION", "the entry of the dispute"), switched("--upheld", "the member was right"),
       words_needed("the outcome")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ResolveDispute act;
        act.dispute = typed.version("--dispute");
        act.upheld = typed.flag("--upheld");
        act.words = typed.note("--words");
        return act;
      },
  };
}

RecordKind handover() {
  return {
      "handover",
      "the old and the new holder of a post sign what is handed over",
      "The balances are taken from the book; both sign, one as --by and the other as --approved-by.",
      {"soquy record handover HP-01 --by TV05 --approved-by TV09 --date 2020-06-10 --from TV05 --to TV09",
       "soquy record handover HP-01 --by TV05 --approved-by TV09 --role treasurer --from TV05 --to TV09 --open-issues "
       "'thiếu phiếu chi PC-031'"},
      {maybe("--role", "ROLE", "which post", {"head", "deputy", "secretary", "accountant", "treasurer"}, "treasurer"),
       needed("--from", "TV", "who hands over"), needed("--to", "TV", "who takes over"),
       maybe("--open-issues", "ISSUES", "in a few words"), kAuditWords},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        SignHandover act;
        act.role = typed.one_of<Role>("--role");
        act.from = typed.no<MemberNo>("--from");
        act.to = typed.no<MemberNo>("--to");
        act.open_issues = typed.note("--open-issues");
        act.words = typed.note("--words");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> audit_kinds() {
  return {visit(), finding(), answer(), attestation(), dispute(), resolve_dispute(), handover()};
}

}  // namespace soquy::cli
