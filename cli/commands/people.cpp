// Members: the list, one member's statement, and what the register says of a person.

#include "cli/closest.h"
#include "cli/commands/commands.h"
#include "cli/commands/lending.h"
#include "cli/commands/member_page.h"
#include "cli/commands/query.h"
#include "cli/event_texts.h"
#include "cli/names.h"
#include "cli/typed.h"
#include "engine/note_subject.h"
#include "events/codec.h"
#include "projections/member_statement.h"
#include "projections/members_profile.h"

namespace soquy::cli {

projections::MemberRow one_member(const projections::MembersProfile& view, Day day, const std::string& typed) {
  const auto no = typed_no<MemberNo>(typed, "MEMBER");
  std::vector<std::string> known;
  for (const auto& row : view.rows(day)) {
    if (row.member == no) return row;
    known.push_back(to_text(row.member));
  }
  if (known.empty()) throw Refusal("There is no member " + to_text(no) + ": nobody has joined this club by that day.");
  throw Refusal("There is no member " + to_text(no) + "; the club's members run from " + known.front() + " to " +
                known.back() + "." + did_you_mean(to_text(no), known));
}

namespace {

// --- members -------------------------------------------------------------------------------------------------------

Table member_table(const std::vector<projections::MemberRow>& members, bool all, const Names& names) {
  Table table;
  table.columns = {{"member", "Member"}};
  if (names.shown()) table.columns.push_back({"name", "Name"});
  for (const auto& column : std::vector<Column>{{"joined", "Joined"},
                                                {"left", "Left"},
                                                {"sex", "Sex"},
                                                {"birth_year", "Born"},
                                                {"age", "Age"},
                                                {"poverty", "Household"},
                                                {"volunteer", "Volunteer"},
                                                {"insured", "Insured"},
                                                {"loans", "Loans"},
                                                {"erased", "Erased"}})
    table.columns.push_back(column);
  for (const auto& member : members) {
    if (!all && !member.is_member()) continue;
    auto& row = table.rows.emplace_back();
    row = {Cell::text(to_text(member.member))};
    if (names.shown()) row.push_back(Cell::text(names.of(member.member)));
    row.insert(row.end(), {Cell::day(member.joined), Cell::day(member.left), Cell::text(name_of(member.sex)),
                           member.birth_year == 0 ? Cell::none() : Cell::number(member.birth_year),
                           member.age < 0 ? Cell::none() : Cell::number(member.age),
                           Cell::text(name_of(member.poverty)), Cell::flag(member.volunteer),
                           Cell::flag(member.insured), Cell::number(member.loans), Cell::flag(member.erased)});
  }
  return table;
}

int members(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::MembersProfile view;
  query.fold_into(view);
  const Names names(query.session(), query.question().club, arguments, terminal);
  const auto counts = view.counts(query.day());
  Answer answer;
  answer.view = "members_profile";
  answer.title = "Members of " + query.club_name();
  answer.tables = {member_table(view.rows(query.day()), arguments.flag("--all"), names)};
  answer.facts = {{"members", "Members", Cell::number(counts.total)},
                  {"women", "Women", Cell::number(counts.women)},
                  {"older", "55 and older", Cell::number(counts.older)},
                  {"poor", "Poor", Cell::number(counts.poor)},
                  {"near_poor", "Near-poor", Cell::number(counts.near_poor)},
                  {"hardship", "In hardship", Cell::number(counts.hardship)},
                  {"volunteers", "Volunteers", Cell::number(counts.volunteers)},
                  {"insured", "Insured", Cell::number(counts.insured)},
                  {"loan_access", "Ever borrowed money", Cell::ratio(counts.of_members(counts.ever_borrowed))},
                  {"left", "Left", Cell::number(counts.left)}};
  return query.print(answer);
}

CommandSpec members_command() {
  CommandSpec spec = query_spec("members", "who the members are, with the counts a report asks for", members);
  spec.examples = {"soquy members HP-01 --names", "soquy members HP-01 --as-of 2019-12-31 --all --format csv"};
  spec.options.push_back({"--all", "", "those who left too", {}, false, false, ""});
  spec.options.push_back(names_option());
  return spec;
}

// --- statement -----------------------------------------------------------------------------------------------------

int statement(const Arguments& arguments, Terminal& terminal) {
  if (arguments.has("MEMBER") == arguments.has("--loan"))
    throw UsageError("Whose statement? Name a member, as TV46, or one loan with --loan KV003.");
  Query query(arguments, terminal);
  if (arguments.has("--loan")) return print_loan_statement(query, arguments, terminal);
  projections::MembersProfile people;
  query.fold_into(people);
  const MemberNo member = one_member(people, query.day(), arguments.get("MEMBER")).member;
  projections::MemberStatement view(member);
  query.fold_into(view);
  const Names names(query.session(), query.question().club, arguments, terminal);
  Answer answer;
  answer.view = "member_statement";
  answer.title =
      "Statement of " + to_text(member) + (names.shown() ? ", " + names.of(member) : "") + ", " + query.club_name();
  answer.tables = {statement_table(view, Language::english, query.question().format)};
  answer.facts = statement_facts(view, Language::english);
  return query.print(answer);
}

CommandSpec statement_command() {
  CommandSpec spec = query_spec(
      "statement", "what passed between the club and one member, or on one loan; shows nobody else", statement);
  spec.details =
      "With --loan: what was lent, what came in and how it was split, every instalment, and what is owed until when. "
      "A page for the member to keep: soquy passbook. How a figure of a loan came about: soquy explain loan.";
  spec.examples = {"soquy statement HP-01 TV46", "soquy statement HP-01 TV46 --as-of 2019-12-31 --names --format json",
                   "soquy statement HP-01 --loan KV003 --lang vi --format html --output kv003.html"};
  spec.positionals.push_back({"MEMBER", "number of the member, as TV46", false, false});
  spec.options.push_back({"--loan", "KV", "one loan instead of a member", {}, false, false, ""});
  spec.options.push_back(language_option());
  spec.options.push_back(names_option());
  return spec;
}

// --- people show ---------------------------------------------------------------------------------------------------

/// What the register holds of a member, as far as the question sees: the profile that stood last, and every other text.
struct Kept {
  engine::RegisterText profile;
  Table texts;
};

Kept kept_of(Query& query, MemberNo member) {
  Kept kept;
  kept.texts.key = "texts";
  kept.texts.title = "Texts about them";
  kept.texts.columns = {{"version", "Entry"}, {"day", "Day"}, {"kind", "Kind"}, {"field", "Field"}, {"text", "Text"}};
  const auto& club = query.question().club;
  const engine::ClubState state = query.session().state(club);
  for (const auto& event : query.history().events) {
    if (!query.question().as_of.sees(event.envelope)) continue;
    const auto subject = engine::note_subject(event.payload, state);
    if (subject.member != member) continue;
    for (const auto& text : texts_in(event.payload)) {
      const auto known = query.session().ledger().people().text(club, event.envelope.version, text.slot);
      if (text.is_profile()) {
        kept.profile = known;
        continue;
      }
      kept.texts.rows.push_back({Cell::number(static_cast<std::int64_t>(event.envelope.version.value)),
                                 Cell::day(event.envelope.value_date), Cell::text(to_text(event.payload.kind())),
                                 Cell::text(text.field), Cell::text(shown_text(known))});
    }
  }
  return kept;
}

int show_person(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::MembersProfile view;
  query.fold_into(view);
  const auto row = one_member(view, query.day(), arguments.get("MEMBER"));
  Kept kept = kept_of(query, row.member);
  const bool present = kept.profile.status == engine::TextStatus::present;
  const auto profile = engine::parse_profile(kept.profile.plain).value_or(engine::Profile{});
  Answer answer;
  answer.view = "members_profile";
  answer.title = to_text(row.member) + " of " + query.club_name();
  answer.facts = {{"member", "Member", Cell::text(to_text(row.member))}};
  for (const auto& line : lines_of(profile))
    answer.facts.push_back({line.key, line.title, Cell::text(present ? line.value : shown_text(kept.profile))});
  for (const Fact& fact :
       std::vector<Fact>{{"birth_year", "Born in", row.birth_year == 0 ? Cell::none() : Cell::number(row.birth_year)},
                         {"sex", "Sex", Cell::text(name_of(row.sex))},
                         {"poverty", "Household", Cell::text(name_of(row.poverty))},
                         {"joined", "Joined", Cell::day(row.joined)},
                         {"left", "Left", Cell::day(row.left)},
                         {"erased", "Erased", Cell::flag(row.erased)}})
    answer.facts.push_back(fact);
  answer.tables = {std::move(kept.texts)};
  return query.print(answer);
}

CommandSpec show_command() {
  CommandSpec spec =
      query_spec("people show", "what the register holds of one member: profile and texts, as of a day", show_person);
  spec.details =
      "For the member who asks what is kept of them: the profile as it stood on the day asked for, and every other "
      "text "
      "about them. After an erasure all of it says \"erased\". What passed in money: soquy statement.";
  spec.examples = {"soquy people show HP-01 TV14", "soquy people show HP-01 TV14 --format json"};
  spec.positionals.push_back({"MEMBER", "number of the member, as TV14", true, false});
  return spec;
}

}  // namespace

std::vector<CommandSpec> people_commands() { return {members_command(), statement_command(), show_command()}; }

}  // namespace soquy::cli
