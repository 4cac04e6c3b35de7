#pragma once
// A file that appears whole or not at all: written beside its name, then put in its place.

#include <functional>
#include <iosfwd>
#include <string>

namespace soquy::cli {

/// What to do when there is a file of that name.
enum class Existing { keep, replace };

/// Throws Refusal when there is a file of that name and it is to be kept: it may hold what somebody wrote into an
/// earlier answer, which no book can give back.
void check_output(const std::string& path, Existing existing);

/// Hands `write` a stream and puts what it wrote under the name, on the disk whole: whoever reads the name sees the
/// file that was there before or the new one, with the old one's permissions. A pipe or a device is written as it is.
/// Throws StoreFailure when the disk says no, Refusal as check_output does, also when the file came in the meantime.
void write_whole_file(const std::string& path, Existing existing, const std::function<void(std::ostream&)>& write);

}  // namespace soquy::cli
