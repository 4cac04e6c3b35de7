#include <fstream>
#include <iterator>
#include <stdexcept>

#include "cli/paper/csv_file.h"
#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

BookBytes load_books(const std::filesystem::path& folder, Problems& problems) {
  BookBytes files;
  for (std::size_t i = 0; i < kBookFiles; ++i) {
    const std::string vietnamese(file_name(static_cast<BookFile>(i)));
    const std::string english(english_file_name(static_cast<BookFile>(i)));
    const bool here = std::filesystem::exists(folder / vietnamese);
    const bool english_here = std::filesystem::exists(folder / english);
    if (here == english_here) {
      problems.push_back(
          {{vietnamese, 0, 0, {}},
           {},
           here ? "stands beside " + english + "; keep one of the two" : "is not in the folder, nor is " + english});
      continue;
    }
    files.names[i] = here ? vietnamese : english;
    const std::filesystem::path path = folder / files.names[i];
    const auto size = std::filesystem::file_size(path);
    if (size > kMaxFileBytes) {
      problems.push_back(
          {{files.names[i], 0, 0, {}},
           {},
           "has " + std::to_string(size) + " bytes; at most " + std::to_string(kMaxFileBytes) + " are read"});
      files.names[i].clear();
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    files.bytes[i].assign(std::istreambuf_iterator<char>(in), {});
    if (!in.eof() && in.fail()) throw std::runtime_error("reading " + path.string() + " failed");
    if (files.bytes[i].size() != size)
      throw std::runtime_error("reading " + path.string() + ": expected " + std::to_string(size) + " bytes, found " +
                               std::to_string(files.bytes[i].size()));
  }
  return files;
}

}  // namespace soquy::cli::paper
