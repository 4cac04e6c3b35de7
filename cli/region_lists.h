#pragma once
// The official lists of units and of what became of them, as CSV files: read row by row, every problem named with file,
// line and column. Codes are text: "00004" is not "4".

#include <string>
#include <string_view>
#include <vector>

#include "cli/paper/problem.h"
#include "events/event.h"
#include "projections/regions.h"

namespace soquy::cli {

/// Each with the cells that may be to blame.
struct UnitRow {
  paper::Spot at;  ///< the code
  paper::Spot parent;
  paper::Spot valid_from;
  DefineRegion said;
};
struct SuccessionRow {
  paper::Spot at;  ///< the old code
  paper::Spot new_code;
  paper::Spot extent;
  SucceedRegion said;
};
struct RegionLists {
  std::vector<UnitRow> units;
  std::vector<SuccessionRow> successions;
};

/// Adds the rows of one file. Its headings say which list it is: units (scheme, code, level, name, parent_scheme,
/// parent_code, valid_from, valid_until) or successions (old_scheme, old_code, new_scheme, new_code, extent,
/// effective).
void read_region_list(const std::string& file, std::string_view bytes, RegionLists& lists, paper::Problems& problems);

/// What the rows say of each other and of what is recorded: unknown and unfit parents, units told twice in two ways,
/// validities that overlap, successions of units that nobody knows.
void check_region_lists(const RegionLists& lists, const projections::Regions& recorded, paper::Problems& problems);

}  // namespace soquy::cli
