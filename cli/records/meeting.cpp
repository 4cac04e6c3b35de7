// What a meeting resolves and counts. The meeting itself, with who came, is `soquy record meeting`.

#include "cli/record.h"

namespace soquy::cli {

namespace {

RecordKind resolution() {
  return {
      "resolution",
      "a resolution of the meeting",
      "",
      {"soquy record resolution HP-01 --by TV05 --date 2019-01-10 --subject loan --limit 10000000 --number NQ-01",
       "soquy record resolution HP-01 --by TV05 --subject board --in-favour 48 --against 2 --words 'bầu thủ quỹ mới'"},
      {needed("--subject", "SUBJECT", "what it is about",
              {"loan", "expense", "by-law", "board", "allocation", "write-off", "difference", "transfer", "reversal",
               "reschedule", "dissolution", "gift", "period", "other"}),
       maybe("--number", "NQ", "its number; the next free one when not given"),
       maybe("--limit", "AMOUNT", "the amount resolved"),
       maybe("--in-favour", "COUNT", "votes, when they were counted"),
       maybe("--against", "COUNT", "votes, when they were counted"),
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        PassResolution act;
        act.resolution = typed.no<ResolutionNo>("--number");
        act.subject = typed.one_of<Subject>("--subject");
        act.limit = typed.money("--limit");
        act.in_favour = typed.number<std::uint16_t>("--in-favour", 60000);
        act.against = typed.number<std::uint16_t>("--against", 60000);
        act.words = typed.note("--words");
        return act;
      },
  };
}

/// "500000x3": a face and how many.
NoteCount typed_notes(const std::string& text, Currency currency) {
  const std::size_t cross = text.find_first_of("x*");
  if (cross == std::string::npos)
    throw UsageError("--notes is '" + text + "': write face x pieces, as 500000x3,200000x12.");
  NoteCount notes;
  notes.face = typed_money(text.substr(0, cross), "--notes", currency);
  notes.pieces = static_cast<std::uint32_t>(typed_number(text.substr(cross + 1), "--notes", 1, 1'000'000));
  if (!notes.face.is_positive() || notes.face.minor > kMaxEntryMinor / 1'000'000)
    throw UsageError("--notes is '" + text + "': there is no such note.");
  return notes;
}

RecordKind count() {
  return {
      "count",
      "a cash box counted and compared with the book as it stands",
      "Box n holds fund n unless the by-law says otherwise. A difference needs a reason now and a resolution to be "
      "posted (soquy record difference).",
      {"soquy record count HP-01 --by TV05 --date 2019-03-10 --box 2 --counted 3550000",
       "soquy record count HP-01 --by TV05 --date 2019-03-10 --box 1 --notes 500000x20,200000x12,50000x3 --reason "
       "change-given"},
      {needed("--box", "NUMBER", "which box"),
       maybe("--counted", "AMOUNT", "what was in it; the notes' sum when not given"),
       maybe("--notes", "FACExPIECES", "the notes, as 500000x3,200000x12, largest first"),
       maybe("--reason", "REASON", "why it differs, when it does: miscounted, change-given, theft ...")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        CountCash act;
        act.box = typed.number<std::uint8_t>("--box", 255);
        Money sum;
        for (const auto& text : typed_list(arguments.get("--notes"))) {
          act.notes.push_back(typed_notes(text, reading.club.currency));
          sum += Money{act.notes.back().face.minor * act.notes.back().pieces};
        }
        if (!arguments.has("--counted") && act.notes.empty())
          throw UsageError("What was in the box? Say --counted AMOUNT or --notes.");
        act.counted = arguments.has("--counted") ? typed.money("--counted") : sum;
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
  };
}

RecordKind difference() {
  return {
      "difference",
      "put a counted difference into the books, by resolution",
      "",
      {"soquy record difference HP-01 --by TV05 --date 2019-04-10 --count 88 --fund activity --resolution NQ-05",
       "soquy record difference HP-01 --by TV05 --count 88 --fund activity --resolution NQ-05 --reason change-given"},
      {needed("--count", "VERSION", "the entry of the count, as 88"),
       needed("--fund", "FUND", "one of the box's funds"),
       needed("--resolution", "NQ", "the resolution that allows it"), maybe("--reason", "REASON", "why")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        PostDifference act;
        act.count = typed.version("--count");
        act.fund = typed.fund("--fund");
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
  };
}

RecordKind seal_written() {
  return {
      "seal-written",
      "the seal that was written into the paper minutes",
      "",
      {"soquy record seal-written HP-01 --by TV05 --date 2019-03-10 --size 57 --code 0123456789ABCDEFGHJKMNPQRS",
       "soquy record seal-written HP-01 --by TV05 --size 57 --code 0123456789ABCDEFGHJKMNPQRS --paper-page 14"},
      {needed("--size", "VERSION", "tree size that was sealed"), needed("--code", "CODE", "26 characters"),
       maybe("--paper-page", "PAGE", "page of the minutes")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        WriteSeal act;
        act.size = typed.version("--size");
        act.code = typed.text("--code");
        act.page = typed.text("--paper-page");
        return act;
      },
  };
}

}  // namespace

std::vector<RecordKind> meeting_kinds() { return {resolution(), count(), difference(), seal_written()}; }

}  // namespace soquy::cli
