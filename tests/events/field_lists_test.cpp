// A member that somebody adds to an event but not to its list of fields would be lost in silence: it would not be in
// the bytes, and a filled event would still come back as it was. So the headers are read as text and compared.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

using Members = std::map<std::string, std::vector<std::string>>;

namespace {

const std::vector<std::string> kFamilies = {"programme", "club",  "people", "meeting", "money",
                                            "loan",      "goods", "help",   "closing", "audit"};

std::string read(const std::string& path) {
  std::ifstream in(SOQUY_SOURCE_DIR "/events/" + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The members of every struct of a header. One declaration may run over two lines; comments go first.
void collect_members(const std::string& header, Members& members) {
  static const std::regex comment("//[^\n]*");
  static const std::regex is_struct("struct (\\w+)( : \\w+)? \\{");
  static const std::regex is_member("^[\\w:<>, ]+ (\\w+)(\\{\\}| = [^;]*)?$");
  static const std::regex initialiser("\\{\\w+\\}");
  const auto text = std::regex_replace(std::regex_replace(read(header), comment, ""), initialiser, "{}");
  for (std::sregex_iterator at(text.begin(), text.end(), is_struct), end; at != end; ++at) {
    auto from = static_cast<std::size_t>(at->position() + at->length());
    auto& names = members[(*at)[1]];
    while (true) {
      const auto stop = text.find_first_of(";}", from);
      if (text[stop] == '}' && text[stop - 1] != '{') break;    // the struct's own end, not that of nonce{}
      if (text[stop] == '}' && text.substr(stop, 2) == "};") {  // an empty struct, or a member with {}
        if (text.find_first_not_of(" \n", from) == stop) break;
      }
      const auto end_of_member = text.find(';', stop);
      auto declaration = std::regex_replace(text.substr(from, end_of_member - from), std::regex("\\s+"), " ");
      if (!declaration.empty() && declaration.front() == ' ') declaration.erase(0, 1);
      std::smatch found;
      const bool is_function = declaration.find("operator") != std::string::npos;
      if (!is_function && std::regex_match(declaration, found, is_member)) names.push_back(found[1]);
      from = end_of_member + 1;
    }
  }
}

void collect_listed(const std::string& header, Members& listed) {
  static const std::regex is_line(
      "void fields\\(Io& io, In<Io, (\\w+)>& e\\)|SOQUY_(?:FIELD|LIST|HALVES|PERSON)\\((\\w+),");
  auto text = read(header);
  text.erase(0, text.find("namespace soquy {"));  // what stands before only explains the macros
  std::string current;
  for (std::sregex_iterator at(text.begin(), text.end(), is_line), end; at != end; ++at) {
    if ((*at)[1].matched) {
      current = (*at)[1];
      listed[current];
    } else if (!current.empty()) {
      listed[current].push_back((*at)[2]);
    }
  }
}

}  // namespace

TEST_CASE("every member of an event stands in its list of fields, in the same order", "[core][fields]") {
  Members members;
  Members listed;
  collect_members("envelope.h", members);
  collect_members("entry.h", members);
  for (const auto& family : kFamilies) collect_members(family + "_events.h", members);
  collect_listed("fields.h", listed);
  for (const auto& family : kFamilies) collect_listed("fields_" + family + ".h", listed);
  REQUIRE(members.size() > 160);
  CHECK(members.at("ReceiveRepayment") == std::vector<std::string>{"loan", "place", "amount", "payer"});
  CHECK(members.at("FoundClub").size() == 7);
  std::size_t seen = 0;
  for (const auto& [name, fields] : members) {
    if (name == "Note" || fields.empty()) continue;
    INFO(name);
    REQUIRE(listed.count(name) == 1);
    CHECK(listed.at(name) == fields);
    seen += fields.size();
  }
  CHECK(seen > 400);
}
