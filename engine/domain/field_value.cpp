#include "engine/domain/field_value.h"

#include <vector>

#include "events/codec.h"
#include "events/quantity.h"

namespace soquy::engine {
namespace {

constexpr std::size_t kMostBytes = 200;

/// Takes everything inside one field: members of a struct with blanks between, entries of a list with commas.
class FieldValue final : public FieldSink {
 public:
  FieldValue(std::string_view field, Currency currency) : field_(field), currency_(currency) {}

  void number(std::string_view name, std::int64_t value) override {
    const bool in_units = name == "quantity" || name == "owed" || name == "owed_each" || name == "receiver_owes";
    say(name, in_units ? to_units(value) : std::to_string(value));
  }
  void money(std::string_view name, Money value) override { say(name, to_grouped(value, currency_)); }
  void flag(std::string_view name, bool value) override { say(name, value ? "yes" : "no"); }
  void text(std::string_view name, std::string_view value) override { say(name, value); }
  void note(std::string_view name, const Note& value) override { say(name, value.is_none() ? "" : "a text"); }
  void begin_list(std::string_view name, std::size_t) override { open(name, true); }
  void end_list() override { close(); }
  void begin_struct(std::string_view name) override { open(name, false); }
  void end_struct() override { close(); }

  [[nodiscard]] const std::string& said() const { return said_; }

 private:
  struct Level {
    bool asked;
    bool list;
  };

  /// Is this the field, or does it lie inside?
  [[nodiscard]] bool is_asked(std::string_view name) const {
    return levels_.empty() ? name == field_ : levels_.back().asked;
  }
  [[nodiscard]] bool is_entry() const { return !levels_.empty() && levels_.back().list; }

  void say(std::string_view name, std::string_view value) {
    if (is_asked(name) && !value.empty() && !cut_) {
      said_ += said_.empty() ? "" : next_;
      cut_ = said_.size() + value.size() > kMostBytes;
      said_ += cut_ ? "..." : value;
    }
    next_ = is_entry() ? ", " : " ";
  }
  void open(std::string_view name, bool list) {
    const bool asked = is_asked(name);
    if (is_entry()) next_ = ", ";
    levels_.push_back({asked, list});
  }
  void close() {
    levels_.pop_back();
    next_ = is_entry() ? ", " : " ";
  }

  std::string_view field_;
  Currency currency_;
  std::vector<Level> levels_;
  std::string said_;
  std::string_view next_ = " ";  ///< stands before what is said next
  bool cut_ = false;
};

}  // namespace

std::string value_of_field(const ActVariant& act, std::string_view field, Currency currency) {
  FieldValue value(field, currency);
  describe(act, value);
  return value.said().empty() ? "nothing" : value.said();
}

}  // namespace soquy::engine
