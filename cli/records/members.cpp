// Members: joining, leaving, what is known of them. Names, phones and addresses go to the register, never into events.

#include "cli/record.h"
#include "engine/domain/fields.h"

namespace soquy::cli {

namespace {

const Option kLeavingReason = maybe("--reason", "REASON", "death, moved-away, own-wish, end-of-term ...");
const std::vector<std::string> kPoverty = {"none", "poor", "near-poor", "hardship"};
const std::vector<Positional> kMember = {{"MEMBER", "number of the member, as TV05", true, false}};

std::vector<Option> profile_options(bool name_needed) {
  return {
      name_needed ? needed("--name", "NAME", "family, middle and given name") : maybe("--name", "NAME", "the name"),
      maybe("--sex", "SEX", "", {"female", "male", "unknown"}),
      maybe("--birth-year", "YEAR", "year of birth"),
      maybe("--birth-date", "DAY", "day of birth, when it is known"),
      maybe("--phone", "PHONE", "telephone"),
      maybe("--id-number", "NUMBER", "number of the identity card"),
      maybe("--address", "ADDRESS", "where they live"),
      maybe("--household", "TV", "a member of the same household"),
  };
}

engine::Profile typed_profile(const Arguments& arguments, const Typed& typed, engine::Profile profile) {
  if (arguments.has("--name")) profile.name = typed.text("--name");
  if (arguments.has("--phone")) profile.phone = typed.text("--phone");
  if (arguments.has("--id-number")) profile.id_number = typed.text("--id-number");
  if (arguments.has("--address")) profile.address = typed.text("--address");
  if (arguments.has("--birth-date")) profile.birth_date = typed.day("--birth-date");
  for (const auto* text : {&profile.name, &profile.phone, &profile.id_number, &profile.address})
    if (text->find('\n') != std::string::npos)
      throw UsageError("A name, telephone, number or address stands on one line.");
  return profile;
}

std::uint16_t typed_birth_year(const Arguments& arguments, const Typed& typed, std::uint16_t before) {
  if (arguments.has("--birth-year"))
    return static_cast<std::uint16_t>(
        typed_number(arguments.get("--birth-year"), "--birth-year", engine::kEarliestBirthYear, 2199));
  return arguments.has("--birth-date") ? static_cast<std::uint16_t>(civil(typed.day("--birth-date")).year) : before;
}

RecordKind join() {
  std::vector<Option> options = profile_options(true);
  options.insert(options.begin(), maybe("--member", "TV", "the number; the next free one when not given"));
  options.push_back(maybe("--poverty", "CLASS", "class of the household", kPoverty, "none"));
  return {
      "member join",
      "a person joins the club",
      "",
      {"soquy member join HP-01 --by TV05 --date 2019-03-10 --name 'Lê Thị Hoa' --sex female --birth-year 1956",
       "soquy member join HP-01 --by TV05 --member TV61 --name 'Trần Văn Bình' --sex male --birth-date 1948-05-02 "
       "--poverty near-poor --phone 0905000111"},
      options,
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        JoinMember act;
        act.member = arguments.has("--member") ? typed.no<MemberNo>("--member") : MemberNo{reading.next_member};
        reading.next_member = std::max(reading.next_member, act.member.value + 1);
        act.sex = typed.one_of<Sex>("--sex");
        act.birth_year = typed_birth_year(arguments, typed, 0);
        act.poverty = typed.one_of<PovertyClass>("--poverty");
        act.household = typed.no<MemberNo>("--household");
        act.profile = Note{{}, engine::to_note_text(typed_profile(arguments, typed, {}))};
        return act;
      },
      true,
  };
}

RecordKind leave() {
  return {
      "member leave",
      "a member leaves the club, or dies",
      "",
      {"soquy member leave HP-01 TV14 --by TV05 --date 2019-09-10 --reason moved-away",
       "soquy member leave HP-01 TV22 --by TV05 --reason death"},
      {needed("--reason", "REASON", "death, moved-away, own-wish, other"),
       maybe("--words", "TEXT", "free words; they stay in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        LeaveClub act;
        act.member = typed.no<MemberNo>("MEMBER");
        act.reason = typed.one_of<ReasonCode>("--reason");
        act.notes = typed.note("--words");
        return act;
      },
      true,
      kMember,
  };
}

Act amended(const Arguments& arguments, Reading& reading) {
  const Typed typed(arguments, reading);
  AmendProfile act;
  act.member = typed.no<MemberNo>("MEMBER");
  engine::Profile before;
  if (const auto known = reading.club.members.find(act.member); known != reading.club.members.end()) {
    act.sex = known->second.sex;
    act.birth_year = known->second.birth_year;
    act.household = known->second.household;
    const auto text =
        reading.people == nullptr ? engine::RegisterText{} : reading.people->profile(reading.club.code, act.member);
    if (text.status == engine::TextStatus::present) before = engine::parse_profile(text.plain).value_or(before);
  }
  if (arguments.has("--sex")) act.sex = typed.one_of<Sex>("--sex");
  if (arguments.has("--household")) act.household = typed.no<MemberNo>("--household");
  act.birth_year = typed_birth_year(arguments, typed, act.birth_year);
  act.reason = typed.one_of<ReasonCode>("--reason");
  act.profile = Note{{}, engine::to_note_text(typed_profile(arguments, typed, before))};
  return act;
}

RecordKind amend(const std::string& name) {
  std::vector<Option> options = profile_options(false);
  options.push_back(needed("--reason", "REASON", "request, wrong-member, moved-away, error-found-by-audit, other ..."));
  return {
      name,
      "a member's name, telephone or address was wrong or has changed",
      "What is not given stays as it was. The old text stays committed in its event.",
      {"soquy " + name + " HP-01 TV14 --by TV05 --phone 0905000222 --reason request",
       "soquy " + name + " HP-01 TV14 --by TV05 --name 'Lê Thị Hòa' --reason wrong-member"},
      options,
      amended,
      true,
      kMember,
  };
}

RecordKind classify() {
  return {
      "member classify",
      "the commune's yearly review of a household",
      "",
      {"soquy member classify HP-01 TV14 --by TV05 --date 2020-01-10 --poverty near-poor --certificate 'QĐ 12/2020' "
       "--from 2020-01-01 --until 2020-12-31",
       "soquy member classify HP-01 TV14 --by TV05 --poverty none --certificate 'QĐ 12/2020' --from 2020-01-01"},
      {needed("--poverty", "CLASS", "class of the household", kPoverty),
       maybe("--certificate", "PAPER", "the commune's decision"), maybe("--from", "DAY", "valid from"),
       maybe("--until", "DAY", "valid until")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ClassifyMember act;
        act.member = typed.no<MemberNo>("MEMBER");
        act.poverty = typed.one_of<PovertyClass>("--poverty");
        act.certificate = typed.note("--certificate");
        act.valid_from = typed.day("--from");
        act.valid_until = typed.day("--until");
        return act;
      },
      true,
      kMember,
  };
}

RecordKind volunteer() {
  return {
      "member volunteer",
      "appoint a home-care volunteer, or release one",
      "",
      {"soquy member volunteer HP-01 TV07 --by TV05 --date 2019-02-10",
       "soquy member volunteer HP-01 TV07 --by TV05 --release --reason illness"},
      {switched("--release", "no longer a volunteer"), kLeavingReason},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        const MemberNo member = typed.no<MemberNo>("MEMBER");
        if (!typed.flag("--release")) return AppointVolunteer{member};
        return ReleaseVolunteer{member, typed.one_of<ReasonCode>("--reason")};
      },
      true,
      kMember,
  };
}

RecordKind consent() {
  return {
      "member consent",
      "a member's consent to a use of personal data, given or withdrawn",
      "",
      {"soquy member consent HP-01 TV07 --by TV05 --date 2019-01-10 --purpose bookkeeping --evidence 'phiếu 7'",
       "soquy member consent HP-01 TV07 --by TV05 --purpose photographs --withdrawn"},
      {needed("--purpose", "PURPOSE", "what for",
              {"bookkeeping", "reports", "research", "photographs", "sharing-with-lender", "health"}),
       switched("--withdrawn", "not given, or taken back"), maybe("--evidence", "PAPER", "the signed paper")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RecordConsent act;
        act.member = typed.no<MemberNo>("MEMBER");
        act.purpose = typed.one_of<Purpose>("--purpose");
        act.given = !typed.flag("--withdrawn");
        act.evidence = typed.note("--evidence");
        return act;
      },
      true,
      kMember,
  };
}

RecordKind erase() {
  return {
      "people erase",
      "destroy what is known of a person; the books stay whole",
      "Name, telephone, address and every text that belongs to the member can never be read again; reports say "
      "\"erased\". With --text instead of MEMBER one text of somebody else goes.",
      {"soquy people erase HP-01 TV14 --by TV05 --approved-by TV01 --ground request --decision 'biên bản 3/2021'",
       "soquy people erase HP-01 --text 57:0 --by TV05 --approved-by TV01 --ground consent-withdrawn"},
      {needed("--ground", "REASON", "request, retention-over, consent-withdrawn"),
       maybe("--decision", "PAPER", "who decided it"),
       maybe("--text", "VERSION:SLOT", "one text of an event, as 57:0")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        if (arguments.has("MEMBER") == arguments.has("--text"))
          throw UsageError("Whose data? Say the member, as TV14, or one text with --text VERSION:SLOT.");
        ErasePerson act;
        act.member = typed.no<MemberNo>("MEMBER");
        const std::string text = typed.text("--text");
        if (!text.empty()) {
          const std::size_t colon = std::min(text.find(':'), text.size());
          act.text_version =
              Version{static_cast<std::uint64_t>(typed_number(text.substr(0, colon), "--text", 1, kMaxVersion))};
          act.text_slot = static_cast<std::uint8_t>(
              colon == text.size() ? 0 : typed_number(text.substr(colon + 1), "--text", 0, 255));
        }
        act.ground = typed.one_of<ReasonCode>("--ground");
        act.decision = typed.text("--decision");
        return act;
      },
      true,
      {{"MEMBER", "number of the member, as TV14", false, false}},
  };
}

}  // namespace

std::vector<RecordKind> member_kinds() {
  return {join(), leave(), amend("member amend"), classify(), volunteer(), consent(), amend("people amend"), erase()};
}

}  // namespace soquy::cli
