#include "cli/simulate/people.h"

namespace soquy::cli {
namespace {

constexpr const char* kFamilies[] = {"Nguyễn", "Trần", "Lê",  "Phạm",  "Huỳnh", "Võ",   "Đặng",  "Bùi",
                                     "Đỗ",     "Hồ",   "Ngô", "Dương", "Lý",    "Phan", "Trương"};
constexpr const char* kWomenMiddle[] = {"Thị", "Thị Thu", "Thị Kim", "Thị Hồng", "Thị Ngọc", "Thị Mỹ"};
constexpr const char* kMenMiddle[] = {"Văn", "Hữu", "Đức", "Quang", "Xuân", "Minh"};
constexpr const char* kWomenGiven[] = {"Lan", "Hoa",  "Mai",  "Út",    "Bảy", "Chín", "Năm",
                                       "Sáu", "Liên", "Hạnh", "Phước", "Nga", "Tâm",  "Dung"};
constexpr const char* kMenGiven[] = {"Sơn",  "Hùng", "Vinh", "Quý", "Nghĩa", "Thành", "Tám",
                                     "Mười", "Lộc",  "Phúc", "Hải", "Bình",  "Đà",    "Khánh"};
constexpr const char* kPlacesFirst[] = {"An", "Bình", "Phước", "Tân", "Hòa", "Thuận", "Vĩnh", "Long", "Mỹ", "Đông"};
constexpr const char* kPlacesSecond[] = {"Hòa", "Thạnh", "Lộc", "Khánh", "Sơn", "Điền", "Hải", "Lâm", "Phú", "Giang"};

PovertyClass invent_poverty(Random& random) {
  const auto draw = random.between(0, 99);
  if (draw < 26) return PovertyClass::poor;
  if (draw < 47) return PovertyClass::near_poor;
  if (draw < 66) return PovertyClass::hardship;
  return PovertyClass::none;
}

}  // namespace

std::string invent_place(Random& random) {
  return std::string(random.pick(kPlacesFirst)) + " " + random.pick(kPlacesSecond);
}

std::string invent_club_name(Random& random) {
  return "CLB liên thế hệ tự giúp nhau " + invent_place(random) + " (mẫu)";
}

InventedPerson invent_person(Random& random, int founding_year, const std::string& hamlet) {
  InventedPerson person;
  const bool woman = random.chance(650);
  const bool older = random.chance(725);
  person.join.sex = woman ? Sex::female : Sex::male;
  person.join.birth_year =
      static_cast<std::uint16_t>(founding_year - (older ? random.between(57, 82) : random.between(24, 53)));
  person.join.poverty = invent_poverty(random);
  person.profile.name = std::string(random.pick(kFamilies)) + " " +
                        (woman ? random.pick(kWomenMiddle) : random.pick(kMenMiddle)) + " " +
                        (woman ? random.pick(kWomenGiven) : random.pick(kMenGiven));
  // Numbers beginning with 0000 belong to nobody.
  person.profile.phone = "0000" + std::to_string(random.between(100000, 999999));
  person.profile.address = "Thôn " + hamlet;
  return person;
}

}  // namespace soquy::cli
