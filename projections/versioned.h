#pragma once
// Lists of which every element knows the version of the entry that put it there.

#include <vector>

#include "events/ids.h"

namespace soquy::projections {

/// Takes out what the entry put in, when that entry is reversed.
template <class Row>
void erase_version(std::vector<Row>& rows, Version version) {
  std::erase_if(rows, [&](const Row& row) { return row.version == version; });
}

}  // namespace soquy::projections
