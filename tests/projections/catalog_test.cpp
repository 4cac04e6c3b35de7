#include "projections/catalog.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace soquy::projections;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(std::string(SOQUY_SOURCE_DIR) + "/" + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the catalogue names every view once and asks a question of it", "[core][projections]") {
  for (const ViewInfo& view : all_views()) {
    INFO(view.name);
    CHECK(find_view(view.name) == &view);
    CHECK(view.question.ends_with('?'));
    CHECK(view.version >= 1);
    CHECK(std::filesystem::exists(std::string(SOQUY_SOURCE_DIR) + "/projections/" + std::string(view.name) + ".h"));
  }
  for (const FormulaInfo& formula : all_formulas()) CHECK(find_formula(formula.name) == &formula);
  CHECK(find_view("nothing") == nullptr);
  CHECK(find_formula("par31") == nullptr);
}

TEST_CASE("the page on projections has every view with its question and every formula with its denominator",
          "[projections]") {
  const std::string page = read("docs/PROJECTIONS.md");
  REQUIRE_FALSE(page.empty());
  for (const ViewInfo& view : all_views()) {
    INFO(view.name);
    CHECK(holds(page, "| " + std::string(view.name) + " | " + std::to_string(view.version) + " | " +
                          std::string(view.question) + " |"));
  }
  for (const FormulaInfo& formula : all_formulas()) {
    INFO(formula.name);
    CHECK(holds(page, "| " + std::string(formula.name) + " | " + std::to_string(formula.version) + " | " +
                          std::string(formula.numerator) + " | " + std::string(formula.denominator) + " |"));
  }
}
