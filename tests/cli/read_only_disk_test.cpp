// A store on a disk that may not be written, seen by the real program. The disk is a mount of the test's own, in a
// namespace of its own that ends with it.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "engine/ledger.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::test;

namespace {

struct Said {
  int exit = 0;
  std::string text;
};

class ReadOnlyDisk {
 public:
  ReadOnlyDisk() {
    std::filesystem::create_directory(disk());
    engine::Ledger::create(disk() / "store");
  }
  /// Whether this machine lets a test mount anything.
  [[nodiscard]] bool is_possible() const { return run("true").exit == 0; }
  [[nodiscard]] Said soquy(const std::string& words) const { return run(std::string(SOQUY_BINARY) + " " + words); }
  [[nodiscard]] std::filesystem::path disk() const { return scratch_ / "disk"; }

 private:
  [[nodiscard]] Said run(const std::string& command) const {
    const std::string at = disk().string();
    const std::string out = (scratch_ / "out").string();
    const std::string mount = "mount --bind " + at + " " + at + " && mount -o remount,ro,bind " + at;
    const int status =
        std::system(("unshare --mount sh -c '" + mount + " && " + command + "' > " + out + " 2>&1").c_str());
    std::ifstream file(out);
    return {WEXITSTATUS(status), {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}};
  }

  ScratchDirectory scratch_;
};

}  // namespace

TEST_CASE("a store on a read-only disk can be asked and verified; an entry is refused with a sentence", "[cli]") {
  const ReadOnlyDisk machine;
  if (!machine.is_possible()) {
    WARN("this machine lets nobody mount a disk; nothing was tried");
    return;
  }
  const std::string store = " --store " + (machine.disk() / "store").string();
  CHECK(machine.soquy("clubs" + store).exit == 0);
  CHECK(machine.soquy("verify" + store).exit == 0);

  const Said refused = machine.soquy("record income HP-01 --by TV05 --kind sale --fund income --amount 1000" + store);
  CHECK(refused.exit == 3);
  CHECK(refused.text == "soquy: cannot write " + (machine.disk() / "store/LOCK").string() +
                            ": Read-only file system; a store that may not be written can still be read\n");

  const Said made = machine.soquy("init " + (machine.disk() / "another").string());
  CHECK(made.exit == 3);
  CHECK(made.text == "soquy: " + (machine.disk() / "another").string() +
                         " cannot be made: Read-only file system; choose a directory that may be written\n");
  CHECK_FALSE(std::filesystem::exists(machine.disk() / "another"));
}
