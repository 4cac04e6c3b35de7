// A store that may not be written, seen by the real program, in every way in which a machine lets a test forbid it.
// Being somebody without the right to write is possible on every machine; a disk mounted read-only, in a namespace that
// ends with the command, only where mounts are allowed.

#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

#include "tests/support/scratch_directory.h"

using namespace soquy::test;

namespace fs = std::filesystem;

namespace {

const std::string kHelpers = std::string(SOQUY_SOURCE_DIR) + "/tests/golden/transcripts/";

struct Said {
  int exit = 0;
  std::string text;
  friend bool operator==(const Said&, const Said&) = default;
};

std::ostream& operator<<(std::ostream& out, const Said& said) {
  return out << "[exit " << said.exit << "]\n" << said.text;
}

/// A way to keep a command from writing into its folder: words of the shell that come before it.
struct Way {
  std::string guard;
  std::string sentence;  ///< how the system names it
};

Way without_the_right() { return {"sh " + kHelpers + "read-only.sh . ", "Permission denied"}; }

Way mounted_by(const std::string& unshare) {
  return {unshare + R"( --mount sh -c 'at=$(pwd) && mount --bind "$at" "$at" && mount -o remount,ro,bind "$at" &&)" +
              R"( cd "$at" && "$@"' sh )",
          "Read-only file system"};
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A folder with the store of the transcripts in it, which commands see as `so-quy`.
class Disk {
 public:
  Disk() {
    fs::permissions(scratch_.path(), fs::perms(0755));  // others may come in
    fs::create_directory(disk());
    const Said made = run("sh " + kHelpers + "found-club.sh");
    INFO(made.text);
    REQUIRE(made.exit == 0);
  }

  [[nodiscard]] Said run(const std::string& command) const {
    const std::string path = fs::path(SOQUY_BINARY).parent_path().string();
    const std::string out = (scratch_ / "out").string();
    const int status =
        std::system(("cd " + disk().string() + " && PATH=" + path + ":$PATH && export SOQUY_STORE=so-quy; " + command +
                     " > " + out + " 2>&1 < /dev/null")
                        .c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(out)};
  }

  /// Every file and folder, and what is in it.
  [[nodiscard]] std::map<std::string, std::string> everything() const {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(disk())) {
      found[entry.path().string()] = entry.is_regular_file() ? bytes_of(entry.path()) : "";
    }
    return found;
  }

  /// Whether commands behind the guard run, and can neither make a file nor open one for writing.
  [[nodiscard]] bool is_forbidden_by(const Way& way) const {
    return run(way.guard + "ls so-quy").exit == 0 && run(way.guard + "touch so-quy/probe").exit != 0 &&
           run(way.guard + "dd if=/dev/null of=so-quy/LOCK conv=notrunc").exit != 0;
  }

 private:
  [[nodiscard]] fs::path disk() const { return scratch_ / "disk"; }
  ScratchDirectory scratch_;
};

void check_that_it_is_only_read(const Disk& disk, const Way& way) {
  const std::vector<std::string> questions = {"soquy clubs", "soquy balance HP-01 --as-of 2019-12-31",
                                              "soquy log HP-01", "soquy verify"};
  std::vector<Said> answers;
  for (const std::string& question : questions) answers.push_back(disk.run(question));
  const auto before = disk.everything();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    INFO(questions[i]);
    CHECK(answers[i].exit == 0);
    CHECK(disk.run(way.guard + questions[i]) == answers[i]);
  }
  const Said refused =
      disk.run(way.guard + "soquy record income HP-01 --by TV05 --kind sale --fund income --amount 1000");
  CHECK(refused.exit == 3);
  CHECK(refused.text ==
        "soquy: cannot write so-quy/LOCK: " + way.sentence + "; a store that may not be written can still be read\n");
  const Said made = disk.run(way.guard + "soquy init another");
  CHECK(made.exit == 3);
  CHECK(made.text == "soquy: another cannot be made: " + way.sentence + "; choose a directory that may be written\n");
  CHECK(disk.everything() == before);
}

}  // namespace

TEST_CASE("a store one may not write can be asked and verified; an entry is refused with a sentence", "[cli]") {
  const Disk disk;
  const Way way = without_the_right();
  REQUIRE(disk.is_forbidden_by(way));
  check_that_it_is_only_read(disk, way);
}

TEST_CASE("a store on a disk mounted read-only can be asked and verified; an entry is refused with a sentence",
          "[cli]") {
  const Disk disk;
  int tried = 0;
  for (const std::string unshare : {"unshare", "unshare --user --map-root-user"}) {
    const Way way = mounted_by(unshare);
    if (!disk.is_forbidden_by(way)) continue;
    INFO(unshare);
    check_that_it_is_only_read(disk, way);
    ++tried;
  }
  if (tried == 0) WARN("this machine lets nobody mount a disk; a store one may not write was tried without");
}
