#include "cli/event_words.h"

#include <algorithm>

#include "cli/render.h"
#include "cli/split_words.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

std::string spaced(std::string_view name) {
  std::string words;
  for (char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (c == '_' || capital) words += ' ';
    if (c != '_') words += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

std::string snake(std::string_view name) {
  std::string words = spaced(name);
  std::replace(words.begin(), words.end(), ' ', '_');
  return words;
}

/// "0.8%": parts per million without the zeros that say nothing.
std::string percent_of(std::int64_t ppm) {
  std::string decimals = std::to_string(10'000 + ppm % 10'000).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return std::to_string(ppm / 10'000) + (decimals.empty() ? "" : "." + decimals) + "%";
}

bool counts_units(std::string_view name) {
  constexpr std::string_view kInUnits[] = {"quantity",      "owed",   "owed_each", "index",
                                           "receiver_owes", "beyond", "forgiven"};
  return std::find(std::begin(kInUnits), std::end(kInUnits), name) != std::end(kInUnits);
}

/// Takes the fields at the top and in lists, leaving out what says nothing.
class WordSink final : public FieldSink {
 public:
  explicit WordSink(Currency currency) : currency_(currency) {}
  void number(std::string_view name, std::int64_t value) override {
    if (name == "ppm") {
      ppm_ = value;
    } else if (name == "tenths") {  // of a day or of a visit
      say("days", to_units(value * 100));
    } else if (value != 0) {
      say(name, counts_units(name) ? to_units(value) : std::to_string(value));
    }
  }
  void money(std::string_view name, Money value) override {
    if (!value.is_zero()) say(name, to_words(value, currency_));
  }
  void flag(std::string_view name, bool value) override {
    if (value) say(name, "");
  }
  void text(std::string_view name, std::string_view value) override {
    if (name == "per") {
      if (ppm_ != 0) say("", percent_of(ppm_) + "/" + std::string(value));
    } else if (!value.empty() && value != "none" && value != "-" && name != "nonce") {
      say(name, value);
    }
  }
  void note(std::string_view, const Note&) override {}
  void begin_list(std::string_view name, std::size_t size) override {
    const bool long_list = size > kListed;
    if (long_list) {
      say(name, std::to_string(size));
      ++muted_;
    } else if (size > 0) {
      say(name, "");
      first_ = true;
    }
    open_.push_back(long_list);
  }
  void end_list() override { close(); }
  void begin_struct(std::string_view name) override {
    const bool mute = name == "original";
    if (mute) ++muted_;
    if (name == "new_region") {  // "scheme A, code 51, into scheme B, code 51"
      say("into", "");
      first_ = true;
    }
    open_.push_back(mute);
  }
  void end_struct() override { close(); }
  [[nodiscard]] const std::string& said() const { return said_; }

 private:
  static constexpr std::size_t kListed = 6;

  void say(std::string_view name, std::string_view value) {
    if (muted_ > 0) return;
    said_ += said_.empty() ? "" : first_ ? " " : ", ";
    first_ = false;
    said_ += spaced(name);
    if (!value.empty()) said_ += (name.empty() ? "" : " ") + std::string(value);
  }
  void close() {
    if (open_.back()) --muted_;
    open_.pop_back();
  }

  Currency currency_;
  std::string said_;
  std::vector<bool> open_;
  std::int64_t ppm_ = 0;
  int muted_ = 0;
  bool first_ = false;  ///< the next word is the first of a list
};

/// Builds a tree of every field.
class Tree final : public FieldSink {
 public:
  explicit Tree(Document& root) { open_.push_back(&root); }
  void number(std::string_view name, std::int64_t value) override { put(name, Document::integer(value)); }
  void money(std::string_view name, Money value) override { put(money_key(name), Document::money(value)); }
  void flag(std::string_view name, bool value) override { put(name, Document::boolean(value)); }
  void text(std::string_view name, std::string_view value) override { put(name, Document::text(value)); }
  void note(std::string_view name, const Note& value) override {
    put(name, value.commitment.is_zero() ? Document() : Document::text(to_hex(value.commitment)));
  }
  void begin_list(std::string_view name, std::size_t) override { open_.push_back(&put(name, Document::array())); }
  void begin_money_list(std::string_view name, std::size_t size) override { begin_list(money_key(name), size); }
  void end_list() override { open_.pop_back(); }
  void begin_struct(std::string_view name) override { open_.push_back(&put(name, Document::object())); }
  void end_struct() override { open_.pop_back(); }

 private:
  static std::string money_key(std::string_view name) {
    const bool bare = !name.empty() && !name.ends_with("_minor");
    return std::string(name) + (bare ? "_minor" : "");
  }
  Document& put(std::string_view name, Document value) {
    Document& here = *open_.back();
    if (here.type() == Document::Type::array) return here.push(std::move(value));
    return here.place(snake(name)) = std::move(value);
  }
  std::vector<Document*> open_;
};

// --- Loans: what a borrower signs, not how it is stored --------------------------------------------------------------

std::string hyphened(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string terms_in_words(const LoanTerms& terms, Currency currency) {
  std::string text = to_words(terms.principal, currency) + ", " + hyphened(name_of(terms.method)) + ", " +
                     std::to_string(terms.instalments) + (terms.instalments == 1 ? " instalment" : " instalments");
  return text + ", " + rate_in_words(terms.rate);
}

std::string loan_in_words(const LoanApproved& loan, Currency currency) {
  std::string text = "loan approved: " + to_text(loan.given) + " for " + to_text(loan.borrower) + " from " +
                     fund_key(loan.fund) + ", " + terms_in_words(loan.terms, currency);
  if (!loan.resolution.is_none()) text += ", by " + to_text(loan.resolution);
  for (std::size_t i = 0; i < loan.guarantors.size(); ++i)
    text += (i == 0 ? ", guaranteed by " : " and ") + to_text(loan.guarantors[i]);
  if (!loan.group.is_none()) {
    text += ", guaranteed by " + to_text(loan.group);
    for (std::size_t i = 0; i < loan.answerable.size(); ++i)
      text += (i == 0 ? ": " : " and ") + to_text(loan.answerable[i]);
  }
  if (loan.priority != PovertyClass::none) text += ", comes first as " + hyphened(name_of(loan.priority));
  if (!loan.repays.is_none()) text += ", to repay " + to_text(loan.repays);
  if (!loan.tops_up.is_none()) text += ", tops up " + to_text(loan.tops_up);
  return text;
}

std::string loan_in_words(const LoanDisbursed& loan, Currency currency) {
  Money interest;
  for (const auto& instalment : loan.instalments) interest += instalment.interest;
  std::string text = "loan disbursed: " + to_text(loan.loan) + " to " + to_text(loan.borrower) + ", " +
                     terms_in_words(loan.terms, currency) + ", interest in all " + to_words(interest, currency);
  if (!loan.instalments.empty()) {
    const Instalment& first = loan.instalments.front();
    text += ", due " + to_iso(first.due) + " to " + to_iso(loan.instalments.back().due) + ", first " +
            to_words(first.principal + first.interest, currency);
  }
  if (loan.stated_ppm_year != 0) text += ", agreed " + to_percent({loan.stated_ppm_year, 1'000'000}) + " a year";
  if (loan.effective_ppm_year != 0) text += ", effective " + to_percent({loan.effective_ppm_year, 1'000'000});
  if (!loan.renews.is_none()) text += ", renews " + to_text(loan.renews);
  return text;
}

/// ", by NQ-05 (death)"
std::string on_whose_word(ResolutionNo resolution, ReasonCode reason) {
  std::string text = resolution.is_none() ? "" : ", by " + to_text(resolution);
  return reason == ReasonCode::none ? text : text + " (" + hyphened(name_of(reason)) + ")";
}

std::string loan_in_words(const LoanRescheduled& loan, Currency currency) {
  std::string text = std::string(loan.frozen ? "loan frozen: " : "loan rescheduled: ") + to_text(loan.loan) + ", " +
                     to_words(loan.terms.principal, currency);
  if (!loan.frozen && !loan.instalments.empty()) {
    const Instalment& first = loan.instalments.front();
    const Instalment& last = loan.instalments.back();
    text = "loan rescheduled: " + to_text(loan.loan) + ", " + terms_in_words(loan.terms, currency) + ", due " +
           to_iso(first.due) + " to " + to_iso(last.due) + ", numbered " + std::to_string(first.number) + " to " +
           std::to_string(last.number) + ", first " + to_words(first.principal + first.interest, currency);
  }
  text += on_whose_word(loan.resolution, loan.reason) + ", confirmed by " + loan.confirmation + ", rescheduled ";
  return text + (loan.times == 1 ? "once" : std::to_string(loan.times) + " times") + " now";
}

/// "5.000 đ on instalment 2 of KV001"
std::string penalty_of(Money amount, std::uint16_t instalment, LoanNo loan, Currency currency) {
  return to_words(amount, currency) + " on " +
         (instalment == 0 ? "" : "instalment " + std::to_string(instalment) + " of ") + to_text(loan);
}

std::string loan_in_words(const PenaltyCharged& penalty, Currency currency) {
  return "penalty charged: " + penalty_of(penalty.amount, penalty.instalment, penalty.loan, currency) +
         on_whose_word({}, penalty.reason);
}

std::string loan_in_words(const PenaltyWaived& waiver, Currency currency) {
  return "penalty waived: " + penalty_of(waiver.amount, waiver.instalment, waiver.loan, currency) +
         on_whose_word(waiver.resolution, waiver.reason);
}

std::string loan_in_words(const LoanWrittenOff& loan, Currency currency) {
  return "loan written off: " + to_text(loan.loan) + ", " + to_words(loan.principal, currency) + " of principal from " +
         fund_key(loan.fund) + on_whose_word(loan.resolution, loan.reason);
}

/// Cash says nothing: it is the usual place.
std::string where_it_lies(Place place) {
  if (place == Place::cash) return "";
  return place == Place::contribution ? ", set off against what was put in" : ", in the " + hyphened(name_of(place));
}

std::string loan_in_words(const LoanRecovered& loan, Currency currency) {
  return "loan recovered: " + to_words(loan.amount, currency) + " on " + to_text(loan.loan) + where_it_lies(loan.place);
}

std::string loan_in_words(const RepaymentReceived& paid, Currency currency) {
  std::string text =
      "repayment: " + to_words(paid.amount, currency) + " on " + to_text(paid.loan) + where_it_lies(paid.place);
  if (!paid.payer.is_none()) text += ", brought by " + to_text(paid.payer);
  if (!paid.lines.empty()) text += ", " + split_in_words(paid.lines, currency);
  if (paid.settles) text += ", settles it";
  return paid.from_loan.is_none() ? text : text + ", out of " + to_text(paid.from_loan);
}

std::string loan_in_words(const RepaymentReallocated& moved, Currency currency) {
  return "repayment reallocated: #" + std::to_string(moved.repayment.value) + " of " + to_text(moved.loan) +
         " is split anew because of #" + std::to_string(moved.cause.value) + ", before " +
         split_in_words(moved.before, currency) + ", after " + split_in_words(moved.after, currency);
}

/// Whether the payload is of one of these kinds, and its words.
template <class... Kinds>
bool is_told_of_loan(const Payload& payload, Currency currency, std::string& text) {
  const auto told = [&](const auto* fact) {
    if (fact != nullptr) text = loan_in_words(*fact, currency);
    return fact != nullptr;
  };
  return (told(payload.as<Kinds>()) || ...);
}

}  // namespace

std::string name_of_entry(const Envelope& envelope) {
  std::string name = envelope.club.text() + " #" + std::to_string(envelope.version.value);
  return envelope.voucher.empty() ? name : name + ", " + envelope.voucher;
}

std::string rate_in_words(Rate rate) {
  return rate.ppm == 0 ? "no interest" : percent_of(rate.ppm) + "/" + std::string(name_of(rate.per));
}

std::string in_words(const Payload& payload, Currency currency) {
  std::string loan;
  if (is_told_of_loan<LoanApproved, LoanDisbursed, RepaymentReceived, RepaymentReallocated, PenaltyCharged,
                      PenaltyWaived, LoanRescheduled, LoanWrittenOff, LoanRecovered>(payload, currency, loan))
    return loan;
  if (const auto* change = payload.as<RegionSucceeded>(); change != nullptr && takes_back(*change))
    return "region succeeded: taken back what was told of " + change->old_region.scheme + ":" +
           change->old_region.code.text() + " on " + to_iso(change->effective);
  WordSink words(currency);
  describe(payload, words);
  const std::string kind = spaced(to_text(payload.kind()));
  return words.said().empty() ? kind : kind + ": " + words.said();
}

std::string in_words(const Entry& entry, Currency currency) {
  std::string out;
  Fund last;
  for (const auto& posting : entry) {
    const bool new_fund = posting.fund != last;
    if (new_fund) out += (out.empty() ? "" : "; ") + fund_key(posting.fund) + ":";
    out += (new_fund ? " " : ", ") + std::string(info(posting.account).code) +
           (posting.amount.is_negative() ? " " : " +") + to_grouped(posting.amount, currency);
    last = posting.fund;
  }
  return out;
}

Document to_document(const Event& event) {
  auto out = Document::object();
  Tree envelope(out);
  describe(event.envelope, envelope);
  out.set("kind", std::string_view(to_text(event.payload.kind())));
  Document& payload = out.place("payload");
  payload = Document::object();
  Tree fields(payload);
  describe(event.payload, fields);
  auto postings = Document::array();
  for (const auto& posting : event.postings) {
    postings.push(Document::object())
        .set("fund", fund_key(posting.fund))
        .set("account", info(posting.account).code)
        .set("amount_minor", posting.amount);
  }
  out.set("postings", std::move(postings));
  return out;
}

}  // namespace soquy::cli
