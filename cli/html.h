#pragma once
// One page for the printer, with all that it needs in one file: no script, nothing fetched.

#include <string>
#include <string_view>

#include "cli/page.h"

namespace soquy::cli {

/// Text inside an element or an attribute: & < > " ' are escaped, bytes that are no text become U+FFFD, control
/// characters, which no page may hold, too.
[[nodiscard]] std::string escaped(std::string_view text);

/// UTF-8 HTML that is well-formed XML as well. A4 with the footer on every sheet where the browser prints margins
/// (Chrome and Edge from 131 on), and at the end of the page everywhere; headings of tables are repeated on every
/// sheet; on a phone wide tables are moved sideways, each for itself. The cells say what the table in words says; the
/// same page gives the same bytes.
[[nodiscard]] std::string to_html(const Page& page);

}  // namespace soquy::cli
