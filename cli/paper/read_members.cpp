#include "cli/paper/read_members.h"

#include "cli/paper/cell_reader.h"
#include "cli/paper/fields.h"
#include "engine/domain/fields.h"

namespace soquy::cli::paper {
namespace {

/// Posts with commas between: a seat on the board, volunteer, or both.
struct Posts {
  Role seat = Role::none;
  bool volunteer = false;
};
std::optional<Posts> parse_posts(std::string_view text) {
  Posts posts;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t comma = rest.find(',');
    const auto post = find_post(rest.substr(0, comma));
    if (!post || (*post != Role::volunteer && *post != Role::member && posts.seat != Role::none)) return std::nullopt;
    if (*post == Role::volunteer) posts.volunteer = true;
    if (*post != Role::volunteer && *post != Role::member) posts.seat = *post;
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return posts;
}

}  // namespace

MemberPaper read_member(const Sheet& sheet, const Row& row, Problems& problems) {
  CellReader cells(sheet, row, problems);
  MemberPaper paper;
  cells.begin(paper);
  const auto year = [](std::string_view text) -> std::optional<std::uint16_t> {
    const auto value = parse_count(text, 2199);
    return value && *value >= engine::kEarliestBirthYear ? std::optional(static_cast<std::uint16_t>(*value))
                                                         : std::nullopt;
  };
  paper.no = cells.need(member_column::no, parse_no<MemberNo>, "a number such as TV05");
  paper.name = cells.need_text(member_column::name, "the member's name");
  if (paper.name.size() > kMaxLabelBytes) {
    cells.report(member_column::name, "a name of at most " + std::to_string(kMaxLabelBytes) + " bytes");
  }
  paper.birth_year = cells.maybe(
      member_column::birth_year, year,
      "a year from " + std::to_string(engine::kEarliestBirthYear) + " on such as 1951, or nothing when not known");
  paper.sex = cells.maybe(member_column::sex, find_sex, sex_words());
  paper.poverty = cells.maybe(member_column::poverty, find_poverty, poverty_words());
  paper.joined = cells.need(member_column::joined, parse_paper_day, kDayAdvice);
  const Posts posts = cells.maybe(member_column::post, parse_posts, "nothing, or: " + post_words());
  paper.post = posts.seat;
  paper.volunteer = posts.volunteer;
  paper.whole = cells.whole();
  return paper;
}

}  // namespace soquy::cli::paper
