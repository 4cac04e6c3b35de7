#include "cli/event_words.h"

#include <algorithm>

#include "cli/render.h"
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

/// Takes the fields at the top and in lists, leaving out what says nothing.
class Words final : public FieldSink {
 public:
  explicit Words(Currency currency) : currency_(currency) {}
  void number(std::string_view name, std::int64_t value) override {
    if (value != 0) say(name, std::to_string(value));
  }
  void money(std::string_view name, Money value) override {
    if (!value.is_zero()) say(name, to_words(value, currency_));
  }
  void flag(std::string_view name, bool value) override {
    if (value) say(name, "");
  }
  void text(std::string_view name, std::string_view value) override {
    if (!value.empty() && value != "none" && value != "-") say(name, value);
  }
  void note(std::string_view, const Note&) override {}
  void begin_list(std::string_view name, std::size_t size) override {
    if (size > kListed) {
      say(name, std::to_string(size));
      ++muted_;
    } else if (size > 0) {
      say(name, "");
    }
    open_.push_back(size > kListed);
  }
  void end_list() override { close(); }
  void begin_struct(std::string_view name) override {
    if (name == "original" || name == "nonce") ++muted_;
    open_.push_back(name == "original" || name == "nonce");
  }
  void end_struct() override { close(); }
  [[nodiscard]] const std::string& said() const { return said_; }

 private:
  static constexpr std::size_t kListed = 4;

  void say(std::string_view name, std::string_view value) {
    if (muted_ > 0) return;
    said_ += said_.empty() ? "" : ", ";
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
  int muted_ = 0;
};

/// Builds a tree of every field.
class Tree final : public FieldSink {
 public:
  explicit Tree(Document& root) { open_.push_back(&root); }
  void number(std::string_view name, std::int64_t value) override { put(name, Document::integer(value)); }
  void money(std::string_view name, Money value) override {
    std::string key = snake(name);
    if (!key.empty() && !key.ends_with("_minor")) key += "_minor";
    put(key, Document::integer(value.minor));
  }
  void flag(std::string_view name, bool value) override { put(name, Document::boolean(value)); }
  void text(std::string_view name, std::string_view value) override { put(name, Document::text(value)); }
  void note(std::string_view name, const Note& value) override {
    put(name, value.commitment.is_zero() ? Document() : Document::text(to_hex(value.commitment)));
  }
  void begin_list(std::string_view name, std::size_t) override { open_.push_back(&put(name, Document::array())); }
  void end_list() override { open_.pop_back(); }
  void begin_struct(std::string_view name) override { open_.push_back(&put(name, Document::object())); }
  void end_struct() override { open_.pop_back(); }

 private:
  Document& put(std::string_view name, Document value) {
    Document& here = *open_.back();
    if (here.type() == Document::Type::array) return here.push(std::move(value));
    return here.place(snake(name)) = std::move(value);
  }
  std::vector<Document*> open_;
};

}  // namespace

std::string name_of_entry(const Envelope& envelope) {
  std::string name = envelope.club.text() + " #" + std::to_string(envelope.version.value);
  return envelope.voucher.empty() ? name : name + ", " + envelope.voucher;
}

std::string in_words(const Payload& payload, Currency currency) {
  Words words(currency);
  describe(payload, words);
  const std::string kind = spaced(to_text(payload.kind()));
  return words.said().empty() ? kind : kind + ": " + words.said();
}

std::string in_words(const Entry& entry, Currency currency) {
  std::string out;
  Fund last;
  for (const auto& posting : entry) {
    if (posting.fund != last) out += (out.empty() ? "" : "; ") + fund_key(posting.fund) + ":";
    last = posting.fund;
    out += " " + std::string(info(posting.account).code) + (posting.amount.is_negative() ? " " : " +") +
           to_grouped(posting.amount, currency);
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
        .set("amount_minor", posting.amount.minor);
  }
  out.set("postings", std::move(postings));
  return out;
}

}  // namespace soquy::cli
