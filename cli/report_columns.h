#pragma once
// Which figures stand in the programme's reports, subject by subject, under which headings, and which formula each
// ratio follows.

#include <span>

#include "cli/language.h"
#include "cli/render.h"
#include "projections/report.h"

namespace soquy::cli {

struct ReportColumn {
  const char* key;
  Bilingual title;
  Cell (*value)(const projections::ReportRow&);
  RatioOf ratio = RatioOf::none;
  const char* formula = "";  ///< of a ratio: its name in projections/catalog.h
};

struct ReportSubject {
  const char* key;
  Bilingual title;
  std::span<const ReportColumn> columns;
};

/// In the order in which they are printed.
[[nodiscard]] std::span<const ReportSubject> report_subjects();

}  // namespace soquy::cli
