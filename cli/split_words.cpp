#include "cli/split_words.h"

#include <algorithm>

#include "engine/domain/loan_words.h"

namespace soquy::cli {

std::string receipt_number(const ClubCode& club, Version version) {
  return club.text() + "/" + std::to_string(version.value);
}

std::string receipt_of(const Event& event) {
  const bool is_money_in =
      event.payload.as<RepaymentReceived>() != nullptr || event.payload.as<LoanRecovered>() != nullptr;
  return is_money_in ? receipt_number(event.envelope.club, event.envelope.version) : "";
}

std::string parts_in_words(const AllocationLine& line, Currency currency, PartsTold how) {
  std::string text;
  for (const engine::PartPaid& one : engine::parts_in_order(line, how.order)) {
    const engine::RuleWords name = engine::name_of(one.part);
    text += text.empty() ? "" : ", ";
    text += how.language == Language::vietnamese ? name.vietnamese : name.english;
    text += " " + to_grouped(one.amount, currency);
  }
  return text;
}

std::string split_in_words(const Allocation& lines, Currency currency, PartsTold how) {
  std::string text;
  for (const AllocationLine& line : lines) {
    text += text.empty() ? "" : "; ";
    if (line.instalment != 0) text += std::to_string(line.instalment) + ": ";
    text += parts_in_words(line, currency, how);
  }
  return text;
}

Document to_document(const Allocation& lines) {
  auto out = Document::array();
  for (const AllocationLine& line : lines) {
    out.push(Document::object())
        .set("instalment", std::int64_t{line.instalment})
        .set("principal_minor", line.principal)
        .set("interest_minor", line.interest)
        .set("penalty_minor", line.penalty)
        .set("late_interest_minor", line.late_interest)
        .set("spared_interest_minor", line.spared_interest);
  }
  return out;
}

// --- Before and after ------------------------------------------------------------------------------------------------

namespace {

/// The repayment, in this commit or before it.
std::optional<Event> repayment_at(Version version, const std::vector<Event>& commit,
                                  const std::function<std::optional<Event>(Version)>& event_at) {
  const auto found =
      std::find_if(commit.begin(), commit.end(), [&](const Event& event) { return event.envelope.version == version; });
  return found == commit.end() ? event_at(version) : std::optional(*found);
}

SplitChange change_of(const RepaymentReallocated& moved, const std::optional<Event>& repayment) {
  SplitChange change;
  change.loan = moved.loan;
  change.repayment = moved.repayment;
  change.cause = moved.cause;
  change.before = moved.before;
  if (!repayment) return change;
  change.day = repayment->envelope.value_date;
  change.voucher = repayment->envelope.voucher;
  if (const auto* paid = repayment->payload.as<RepaymentReceived>()) change.amount = paid->amount;
  return change;
}

bool reverses(const std::vector<Event>& commit, Version cause, Version entry) {
  return std::any_of(commit.begin(), commit.end(), [&](const Event& event) {
    const auto* reversal = event.payload.as<EntryReversed>();
    return event.envelope.version == cause && reversal != nullptr && reversal->entry == entry;
  });
}

}  // namespace

std::vector<SplitChange> split_changes(const std::vector<Event>& commit,
                                       const std::function<std::optional<Event>(Version)>& event_at) {
  std::vector<SplitChange> changes;
  for (const Event& event : commit) {
    const auto* moved = event.payload.as<RepaymentReallocated>();
    if (moved == nullptr) continue;
    const auto known = std::find_if(changes.begin(), changes.end(), [&](const SplitChange& one) {
      return one.repayment == moved->repayment && one.cause == moved->cause;
    });
    SplitChange& change =
        known != changes.end()
            ? *known
            : changes.emplace_back(change_of(*moved, repayment_at(moved->repayment, commit, event_at)));
    // A repayment that is taken back goes step by step to the split it was recorded with, which its reversal undoes.
    change.taken_back = reverses(commit, moved->cause, moved->repayment);
    change.after = change.taken_back ? Allocation{} : moved->after;
  }
  return changes;
}

Table split_change_table(const std::vector<SplitChange>& changes, Currency currency, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  // No order of the parts: the table may hold several loans, each with the rule of its own day.
  const PartsTold how{AllocationOrder::penalty_interest_principal, language};
  Table table;
  table.key = "reallocations";
  table.title =
      said("Repayments that are split anew, by number of the instalment", "Các lần trả được chia lại, theo số của kỳ");
  table.columns = {{"loan", said("Loan", "Khoản vay")},
                   {"repayment", said("Entry", "Số ghi")},
                   {"day", said("Day", "Ngày")},
                   {"voucher", said("Voucher", "Chứng từ")},
                   {"amount_minor", said("Amount", "Số tiền")},
                   {"before", said("Before", "Trước")},
                   {"after", said("After", "Sau")},
                   {"cause", said("Because of", "Do")}};
  for (const SplitChange& one : changes) {
    table.rows.push_back(
        {Cell::text(to_text(one.loan)), Cell::text("#" + std::to_string(one.repayment.value)), Cell::day(one.day),
         Cell::text(one.voucher), Cell::money(one.amount), Cell::text(split_in_words(one.before, currency, how)),
         Cell::text(one.taken_back ? said("taken back", "đã hủy") : split_in_words(one.after, currency, how)),
         Cell::text("#" + std::to_string(one.cause.value))});
  }
  return table;
}

Document to_document(const std::vector<SplitChange>& changes) {
  auto out = Document::array();
  for (const SplitChange& one : changes) {
    out.push(Document::object())
        .set("loan", to_text(one.loan))
        .set("repayment", static_cast<std::int64_t>(one.repayment.value))
        .set("day", one.day.is_none() ? "" : to_iso(one.day))
        .set("voucher", one.voucher)
        .set("amount_minor", one.amount)
        .set("cause", static_cast<std::int64_t>(one.cause.value))
        .set("before", to_document(one.before))
        .set("after", to_document(one.after))
        .set_flag("taken_back", one.taken_back);
  }
  return out;
}

}  // namespace soquy::cli
