#include "cli/html.h"

#include "cli/utf8.h"

namespace soquy::cli {

std::string headline(const Page& page) { return page.title.substr(0, page.title.find('\n')); }

std::string subline(const Page& page) {
  const std::size_t end = page.title.find('\n');
  return end == std::string::npos ? "" : page.title.substr(end + 1);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f ? "\xEF\xBF\xBD" : std::string(1, c);
    }
  }
  return out;
}

namespace {

/// Margin boxes want the footer as a string of the style sheet: only letters that mean nothing there.
std::string in_style(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text))
    if (static_cast<unsigned char>(c) >= 0x20 && std::string_view("\"\\<>&'").find(c) == std::string_view::npos)
      out += c;
  return out;
}

std::string style_of(const Page& page) {
  return "@page { size: A4 landscape; margin: 12mm 12mm 16mm;\n"
         "  @bottom-left { content: \"" +
         in_style(page.footer) +
         "\"; font: 7pt sans-serif; }\n"
         "  @bottom-right { content: counter(page) \"/\" counter(pages); font: 7pt sans-serif; } }\n"
         "body { font: 11pt/1.4 \"Noto Sans\", \"DejaVu Sans\", Arial, sans-serif; margin: 1rem; color: #000; "
         "background: #fff; }\n"
         "h1 { font-size: 1.3em; margin: 0 0 .2em; }\n"
         "h2, caption { font-size: 1em; font-weight: bold; text-align: left; margin: 0; padding: .8em 0 .2em; }\n"
         ".wide { overflow-x: auto; }\n"
         "table { border-collapse: collapse; font-variant-numeric: tabular-nums; }\n"
         "th, td { border: 1px solid #999; padding: .15em .45em; text-align: left; vertical-align: top; }\n"
         "th { background: #eee; }\n"
         "th.figure, td.figure { text-align: right; white-space: nowrap; }\n"
         "tr.total td { font-weight: bold; border-top: 2px solid #000; }\n"
         "dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: .4em 0; }\n"
         "dd { margin: 0; font-variant-numeric: tabular-nums; }\n"
         "footer { margin-top: 1.5em; font-size: .75em; color: #333; overflow-wrap: anywhere; }\n"
         "@media (max-width: 40em) { dl { grid-template-columns: 1fr; } dt { font-weight: bold; } }\n"
         "@media print { body { margin: 0; font-size: 9pt; } .wide { overflow: visible; }\n"
         "  thead { display: table-header-group; } tr { break-inside: avoid; } h2, caption { break-after: avoid; } }\n";
}

std::string html_cell(const std::string& element, bool figure, const std::string& text) {
  return "<" + element + (figure ? " class=\"figure\"" : "") + ">" + escaped(text) + "</" + element + ">";
}

std::string html_row(const Page& page, const Table& table, const std::vector<Cell>& row, bool total) {
  std::string out = total ? "<tr class=\"total\">" : "<tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string text = i < row.size() ? to_text(row[i], page.currency, page.language) : "";
    out += html_cell("td", stands_right(table, i), text);
  }
  return out + "</tr>\n";
}

std::string html_table(const Page& page, const Table& table) {
  std::string out = "<div class=\"wide\"><table id=\"" + escaped(table.key) + "\">\n";
  if (!table.title.empty()) out += "<caption>" + escaped(table.title) + "</caption>\n";
  out += "<thead><tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out += html_cell("th", stands_right(table, i), table.columns[i].title);
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) out += html_row(page, table, row, false);
  if (!table.total.empty()) out += html_row(page, table, table.total, true);
  return out + "</tbody>\n</table></div>\n";
}

std::string html_facts(const Page& page) {
  if (page.facts.empty()) return "";
  std::string out = page.facts_title.empty() ? "" : "<h2>" + escaped(page.facts_title) + "</h2>\n";
  out += "<dl>\n";
  for (const auto& fact : page.facts) {
    const std::string value = to_text(fact.value, page.currency, page.language);
    out += "<dt>" + escaped(fact.title) + "</dt><dd>" + escaped(value.empty() ? "-" : value) + "</dd>\n";
  }
  return out + "</dl>\n";
}

std::string html_footer(const Page& page) {
  std::string out = "<footer><p>" + escaped(page.footer) + "</p>\n<dl>\n";
  for (const auto& line : page.proof)
    out += "<dt>" + escaped(line.title) + "</dt><dd>" + escaped(line.value) + "</dd>\n";
  return out + "</dl></footer>\n";
}

}  // namespace

std::string to_html(const Page& page) {
  const std::string title = escaped(headline(page));
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + Bilingual{"en", "vi"}.in(page.language) +
                    "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                    "<meta name=\"generator\" content=\"soquy\"/>\n<title>" +
                    title + "</title>\n<style>\n" + style_of(page) + "</style>\n</head>\n<body>\n<h1>" + title +
                    "</h1>\n";
  if (!subline(page).empty()) out += "<p>" + escaped(subline(page)) + "</p>\n";
  if (page.facts_first) out += html_facts(page);
  for (const auto& table : page.tables) out += html_table(page, table);
  if (!page.facts_first) out += html_facts(page);
  return out + html_footer(page) + "</body>\n</html>\n";
}

}  // namespace soquy::cli
