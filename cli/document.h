#pragma once
// A tree of values that is printed as JSON. Keys keep the order in which they were set; numbers are 64-bit integers
// only, because money is never printed as a floating number. The key of money, or of a list of it, ends in "_minor".

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/money.h"

namespace soquy::cli {

class Document {
 public:
  enum class Type { null, boolean, integer, money, text, array, object };

  Document() = default;  ///< null
  static Document object();
  static Document array();
  static Document integer(std::int64_t value);
  static Document money(Money value);
  static Document text(std::string_view value);
  static Document boolean(bool value);

  /// Sets a key of an object and returns the object, so that calls can be chained.
  Document& set(std::string key, Document value);
  Document& set(std::string key, std::int64_t value) { return set(std::move(key), integer(value)); }
  Document& set(std::string key, Money value) { return set(std::move(key), money(value)); }
  Document& set(std::string key, std::string_view value) { return set(std::move(key), text(value)); }
  Document& set_flag(std::string key, bool value) { return set(std::move(key), boolean(value)); }
  /// The value of a key of an object, made null when it is new. Valid until the next key is added.
  Document& place(const std::string& key);
  /// Appends to an array and returns the new element.
  Document& push(Document value);

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] const std::vector<std::pair<std::string, Document>>& members() const { return members_; }
  [[nodiscard]] std::int64_t number() const { return number_; }
  [[nodiscard]] const std::string& string() const { return text_; }

 private:
  Type type_ = Type::null;
  std::int64_t number_ = 0;
  std::string text_;
  std::vector<std::pair<std::string, Document>> members_;  ///< of an object; of an array with empty keys
};

/// UTF-8 JSON with two spaces of indentation, ending in a newline. Objects without nested values stand on one line.
/// Bytes that are not UTF-8 become U+FFFD. Money under a key that does not end in "_minor" is a bug and ends the
/// programme.
[[nodiscard]] std::string to_json(const Document& document);

}  // namespace soquy::cli
