// soquy explain loan: the life of one loan as a treasurer reads it out, instalment by instalment and day by day.

#include "cli/commands/commands.h"
#include "cli/commands/lending.h"
#include "cli/commands/query.h"
#include "cli/loan_sentences.h"
#include "cli/names.h"
#include "cli/split_words.h"
#include "cli/typed.h"
#include "cli/vietnamese.h"
#include "engine/domain/club_state.h"
#include "engine/domain/pay_off.h"
#include "events/codec.h"
#include "projections/loan_life.h"
#include "projections/members_profile.h"

namespace soquy::cli {

namespace {

// --- Instalment by instalment ----------------------------------------------------------------------------------------

std::string payment_days(const projections::LifeInstalment& one) {
  std::string text;
  for (const auto& paid : one.payments) text += (text.empty() ? "" : ", ") + to_iso(paid.day);
  if (one.replaced_on.is_none()) return text;
  return text + (text.empty() ? "" : "; ") + "replaced " + to_iso(one.replaced_on);
}

/// For people: what was paid in one figure, and its parts in words.
Table life_table(const projections::Life& life, Currency currency) {
  Table table;
  table.title = "Instalments";
  table.columns = {{"n", "No."},
                   {"due", "Due"},
                   {"principal_minor", "Principal"},
                   {"interest_minor", "Interest"},
                   {"penalty_minor", "Penalty"},
                   {"paid_minor", "Paid"},
                   {"paid_on", "Paid on"},
                   {"split", "Split"},
                   {"days_late", "Days late"},
                   {"open_minor", "Remains"}};
  for (const auto& one : life.instalments) {
    table.rows.push_back({Cell::number(one.row.number), Cell::day(one.row.due), Cell::money(one.row.principal),
                          Cell::money(one.row.interest), Cell::money(one.row.penalty), Cell::money(one.sum.paid()),
                          Cell::text(payment_days(one)),
                          Cell::text(parts_in_words(one.sum, currency, {life.allocation})), Cell::number(one.days_late),
                          Cell::money(one.open)});
  }
  return table;
}

/// For programs: every figure in a column of its own.
Table life_figures(const projections::Life& life) {
  Table table;
  table.columns = {{"n", "No."},
                   {"plan", "Plan"},
                   {"due", "Due"},
                   {"principal_minor", "Principal"},
                   {"interest_minor", "Interest"},
                   {"penalty_minor", "Penalty"},
                   {"paid_principal_minor", "Principal paid"},
                   {"paid_interest_minor", "Interest paid"},
                   {"paid_late_interest_minor", "Late interest paid"},
                   {"spared_interest_minor", "Interest spared"},
                   {"paid_penalty_minor", "Penalty paid"},
                   {"paid_on", "Paid in full on"},
                   {"days_late", "Days late"},
                   {"open_minor", "Remains"},
                   {"replaced_on", "Replaced on"}};
  for (const auto& one : life.instalments) {
    table.rows.push_back({Cell::number(one.row.number), Cell::number(one.plan), Cell::day(one.row.due),
                          Cell::money(one.row.principal), Cell::money(one.row.interest), Cell::money(one.row.penalty),
                          Cell::money(one.sum.principal), Cell::money(one.sum.interest),
                          Cell::money(one.sum.late_interest), Cell::money(one.sum.spared_interest),
                          Cell::money(one.sum.penalty), Cell::day(one.paid_on), Cell::number(one.days_late),
                          Cell::money(one.open), Cell::day(one.replaced_on)});
  }
  return table;
}

// --- Day by day ------------------------------------------------------------------------------------------------------

std::string receipt_of_row(const projections::LifeRow& row, const ClubCode& club) {
  const bool is_money_in = row.step == projections::LifeStep::repaid || row.step == projections::LifeStep::recovered;
  return is_money_in ? receipt_number(club, row.version) : "";
}

Table story_table(const projections::Life& life, const Query& query) {
  Table table;
  table.key = "story";
  table.title = "What happened";
  table.columns = {{"day", "Day"},         {"version", "Entry"}, {"voucher", "Voucher"},
                   {"receipt", "Receipt"}, {"words", "What"},    {"outstanding_minor", "Principal left"}};
  for (const auto& row : life.rows) {
    table.rows.push_back(
        {Cell::day(row.day), Cell::text(row.version.is_none() ? "" : "#" + std::to_string(row.version.value)),
         Cell::text(row.voucher), Cell::text(receipt_of_row(row, query.question().club)),
         Cell::text(step_in_words(row, life, query.history().currency)), Cell::money(row.outstanding)});
  }
  return table;
}

Document day_or_null(Day day) { return day.is_none() ? Document() : Document::text(to_iso(day)); }

Document version_or_null(Version version) {
  return version.is_none() ? Document() : Document::integer(static_cast<std::int64_t>(version.value));
}

Document story_document(const projections::Life& life, const Query& query) {
  auto story = Document::array();
  for (const auto& row : life.rows) {
    const std::string receipt = receipt_of_row(row, query.question().club);
    Document& out = story.push(Document::object());
    out.set("day", day_or_null(row.day)).set("step", projections::to_text(row.step));
    out.set("version", version_or_null(row.version)).set("voucher", row.voucher);
    out.set("receipt", receipt.empty() ? Document() : Document::text(receipt));
    out.set("instalment", std::int64_t{row.instalment}).set("amount_minor", row.amount);
    out.set("principal_minor", row.principal).set("interest_minor", row.interest);
    out.set("paid_before_minor", row.paid_before);
    out.set("before", to_document(row.before)).set("lines", to_document(row.lines));
    out.set("about", version_or_null(row.about)).set("cause", version_or_null(row.cause));
    out.set("reversed_by", version_or_null(row.reversed_by));
    out.set("reason", name_of(row.reason));
    out.set("resolution", row.resolution.is_none() ? Document() : Document::text(to_text(row.resolution)));
    out.set("outstanding_minor", row.outstanding);
    out.set("words", step_in_words(row, life, query.history().currency));
  }
  return story;
}

// --- What is owed ----------------------------------------------------------------------------------------------------

}  // namespace

Borrower borrower_of(const projections::Life& life, const Query& query, const Names& names) {
  projections::MembersProfile people;
  query.fold_into(people);
  Borrower borrower{to_text(life.loan.borrower)};
  if (const std::string name = names.of(life.loan.borrower); !name.empty())
    borrower.who = name + " (" + borrower.who + ")";
  for (const auto& row : people.rows(query.day()))
    if (row.member == life.loan.borrower) borrower.sex = row.sex;
  return borrower;
}

namespace {

/// The rule is the by-law's of the day on which the loan was paid out.
std::vector<Fact> rule_facts(const projections::Life& life) {
  const auto once_paid_out = [&](const std::string& rule) {
    return life.loan.start.is_none() ? Cell::none() : Cell::text(rule);
  };
  std::vector<Fact> facts = {{"loan", "Loan", Cell::text(to_text(life.loan.loan))},
                             {"borrower", "Borrower", Cell::text(to_text(life.loan.borrower))},
                             {"status", "Status", Cell::text(to_text(life.loan.status))},
                             {"split_rule", "Money pays", once_paid_out(allocation_in_words(life))},
                             {"advance_rule", "Money ahead of its day pays", once_paid_out(advance_in_words(life))},
                             {"rules_vi", "To be read out", once_paid_out(rules_in_vietnamese(life))}};
  if (life.overdue_percent != 0)
    facts.push_back({"overdue_percent", "Overdue principal bears of the agreed rate, in percent",
                     Cell::number(life.overdue_percent)});
  return facts;
}

/// The club as the rules have it, so that the figure is the one by which a repayment would be judged.
struct ClubOfRules {
  engine::ClubState club;
  void apply(const Event& event) { engine::evolve(club, event); }
};

}  // namespace

engine::PayOff pay_off_of(LoanNo no, const Query& query) {
  ClubOfRules then;
  query.fold_into(then);
  const auto loan = then.club.loans.find(no);
  return loan == then.club.loans.end() ? engine::PayOff{} : engine::pay_off_on(loan->second, query.day());
}

namespace {

/// Beside what is owed, because a day's interest falls due later: what has to be brought to be rid of the loan.
std::vector<Fact> pay_off_facts(const engine::PayOff& sum, const Query& query, const Borrower& borrower) {
  const Currency currency = query.history().currency;
  const bool nothing = sum.total().is_zero();
  const std::string words = nothing ? "Nothing has to be brought." : pay_off_in_words(sum, borrower.who, currency);
  const std::string words_vi = nothing ? "Không còn phải nộp gì." : pay_off_in_vietnamese(sum, borrower, currency);
  return {{"pay_off_minor", "To settle it on " + to_iso(query.day()), Cell::money(sum.total())},
          {"earned_interest_minor", "Of it interest until that day, not due yet", Cell::money(sum.interest_earned)},
          {"pay_off_sentence", "That is", Cell::text(words)},
          {"pay_off_sentence_vi", "To be read out", Cell::text(words_vi)}};
}

std::vector<Fact> owed_facts(const projections::Life& life, const Query& query, const Borrower& borrower) {
  const projections::LoanStanding& now = life.standing;
  const Currency currency = query.history().currency;
  const std::string on = " on " + to_iso(query.day());
  return {{"owed_minor", "Owed" + on, Cell::money(now.owed())},
          {"owed_in_words", "In words", Cell::text(amount_in_vietnamese(now.owed(), currency))},
          {"principal_minor", "Principal", Cell::money(now.principal)},
          {"interest_due_minor", "Interest due", Cell::money(now.interest_due)},
          {"late_interest_minor", "Late interest", Cell::money(now.late_interest)},
          {"penalties_minor", "Penalties", Cell::money(now.penalties)},
          {"overdue_minor", "Of it late or charged", Cell::money(now.overdue)},
          {"unpaid_since", "Unpaid since", Cell::day(now.since)},
          {"days_late", "Days late", Cell::number(now.days_late)},
          {"next_due", "Next due", Cell::day(now.next_due)},
          {"next_amount_minor", "Next amount", Cell::money(now.next_amount)},
          {"sentence", "That is", Cell::text(owed_in_words(life, borrower, query.day(), currency))},
          {"sentence_vi", "To be read out", Cell::text(owed_in_vietnamese(life, borrower, query.day(), currency))}};
}

bool reads_as_loan(const std::string& typed) {
  try {
    return !typed_no<LoanNo>(typed, "LOAN").is_none();
  } catch (const UsageError&) {
    return false;
  }
}

/// The club may be left out, so a word too few or in the other order is told as what it is.
void check_order(const Arguments& arguments) {
  const std::string club = arguments.get("CLUB");
  const std::string loan = arguments.get("LOAN");
  if (reads_as_loan(loan)) return;
  if (reads_as_loan(club)) throw UsageError("The club comes first: soquy explain loan " + loan + " " + club);
  if (club.empty() && ClubCode::parse(loan))
    throw UsageError("Which loan? Name it after the club: soquy explain loan " + loan + " KV001");
}

int explain_loan(const Arguments& arguments, Terminal& terminal) {
  check_order(arguments);
  Query query(arguments, terminal);
  projections::LoanBook book;
  query.fold_into(book);
  projections::LoanLife view(one_loan(book.rows(), arguments.get("LOAN"), "LOAN").loan);
  query.fold_into(view);
  const projections::Life life = view.on(query.day());
  const Names names(query.session(), query.question().club, arguments, terminal);
  const Borrower borrower = borrower_of(life, query, names);
  Answer answer;
  answer.grows_old = true;
  answer.view = "loan_life";
  answer.title = "Loan " + to_text(life.loan.loan) + " of " + borrower.who + ", " + query.club_name();
  const Format format = query.question().format;
  answer.tables = {is_for_reading(format) ? life_table(life, query.history().currency) : life_figures(life)};
  if (format == Format::json) {
    answer.details.emplace_back("story", story_document(life, query));
  } else {
    answer.tables.push_back(story_table(life, query));
  }
  answer.facts = rule_facts(life);
  for (Fact& fact : owed_facts(life, query, borrower)) answer.facts.push_back(std::move(fact));
  const engine::PayOff sum = pay_off_of(life.loan.loan, query);
  for (Fact& fact : pay_off_facts(sum, query, borrower)) answer.facts.push_back(std::move(fact));
  return query.print(answer);
}

}  // namespace

CommandSpec explain_loan_command() {
  CommandSpec spec = query_spec(
      "explain loan", "one loan's life to be read out: due, paid, when, how split and why, what is owed until when",
      explain_loan);
  spec.details =
      "First instalment by instalment, as every repayment is split now; then day by day what happened, with receipts "
      "and "
      "with every split that changed afterwards, before and after; then what is owed, in figures and in words, and "
      "when "
      "the next instalment is due.\n\n"
      "Days late are counted until the instalment was paid in full, or until the day asked about. Owed is all "
      "principal that is out, with interest and penalties due by that day. What settles the loan that day is told "
      "beside it: the interest of the days since the last due day comes on top.";
  spec.examples = {"soquy explain loan HP-01 KV007", "soquy explain loan HP-01 KV007 --as-of 2019-06-30 --names",
                   "soquy explain loan HP-01 KV007 --known-as-of 2019-05-01 --format json", "soquy explain loan L-7"};
  spec.positionals.front() = {"CLUB", "code of the club, as HP-01; may be left out when the store holds one only",
                              false, false};
  spec.positionals.push_back({"LOAN", "number of the loan, as KV007, 7, or L-7 as on paper", true, false});
  spec.options.push_back(names_option());
  return spec;
}

}  // namespace soquy::cli
