#include "cli/document.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include "cli/utf8.h"
#include "events/check.h"

namespace soquy::cli {

Document Document::object() {
  Document made;
  made.type_ = Type::object;
  return made;
}

Document Document::array() {
  Document made;
  made.type_ = Type::array;
  return made;
}

Document Document::integer(std::int64_t value) {
  Document made;
  made.type_ = Type::integer;
  made.number_ = value;
  return made;
}

Document Document::money(Money value) {
  Document made = integer(value.minor);
  made.type_ = Type::money;
  return made;
}

Document Document::text(std::string_view value) {
  Document made;
  made.type_ = Type::text;
  made.text_ = std::string(value);
  return made;
}

Document Document::boolean(bool value) {
  Document made;
  made.type_ = Type::boolean;
  made.number_ = value ? 1 : 0;
  return made;
}

Document& Document::place(const std::string& key) {
  const auto found = std::find_if(members_.begin(), members_.end(), [&](auto& member) { return member.first == key; });
  return found != members_.end() ? found->second : members_.emplace_back(key, Document()).second;
}

Document& Document::set(std::string key, Document value) {
  place(key) = std::move(value);
  return *this;
}

Document& Document::push(Document value) {
  members_.emplace_back(std::string(), std::move(value));
  return members_.back().second;
}

namespace {

std::string quoted_json(std::string_view text) { return boost::json::serialize(boost::json::string(valid_utf8(text))); }

bool is_flat(const Document& document) {
  return std::all_of(document.members().begin(), document.members().end(), [](auto& member) {
    return member.second.type() != Document::Type::array && member.second.type() != Document::Type::object;
  });
}

bool holds_money(const Document& document) {
  const auto is_money = [](auto& member) { return member.second.type() == Document::Type::money; };
  const bool list = document.type() == Document::Type::array;
  return document.type() == Document::Type::money ||
         (list && std::any_of(document.members().begin(), document.members().end(), is_money));
}

void write(const Document& document, std::string& out, std::size_t depth);

void write_members(const Document& document, std::string& out, std::size_t depth) {
  const bool object = document.type() == Document::Type::object;
  const bool one_line = is_flat(document) && (depth > 0 || document.members().empty());
  const std::string indent = one_line ? "" : "\n" + std::string(2 * (depth + 1), ' ');
  out += object ? '{' : '[';
  bool first = true;
  for (const auto& [key, value] : document.members()) {
    if (!first) out += one_line ? ", " : ",";
    first = false;
    out += indent;
    SOQUY_CHECK(!object || !holds_money(value) || key.ends_with("_minor"), "the key of money ends in _minor");
    if (object) out += quoted_json(key) + ": ";
    write(value, out, depth + 1);
  }
  if (!one_line) out += "\n" + std::string(2 * depth, ' ');
  out += object ? '}' : ']';
}

void write(const Document& document, std::string& out, std::size_t depth) {
  switch (document.type()) {
    case Document::Type::null: out += "null"; break;
    case Document::Type::boolean: out += document.number() != 0 ? "true" : "false"; break;
    case Document::Type::integer:
    case Document::Type::money: out += std::to_string(document.number()); break;
    case Document::Type::text: out += quoted_json(document.string()); break;
    case Document::Type::array:
    case Document::Type::object: write_members(document, out, depth); break;
  }
}

}  // namespace

std::string to_json(const Document& document) {
  std::string out;
  write(document, out, 0);
  return out + "\n";
}

}  // namespace soquy::cli
