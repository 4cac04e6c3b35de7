// The club itself: its by-law, its board, where it lies, its end. Founding is cli/commands/club.cpp.

#include <charconv>

#include "cli/record.h"

namespace soquy::cli {

namespace {

const std::vector<std::string> kPosts = {"--head", "--deputy", "--secretary", "--accountant", "--treasurer"};

std::uint64_t typed_device(const std::string& text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number == 0)
    throw UsageError("--device is '" + text.substr(0, 40) + "': write the device's number, as `soquy entry` shows it.");
  return number;
}

RecordKind board() {
  std::vector<Option> options;
  for (const auto& post : kPosts) options.push_back(maybe(post, "TV", "who holds the post"));
  options.push_back(maybe("--resolution", "NQ", "the resolution; none at founding"));
  return {
      "club board",
      "the whole board as elected; who is not named no longer sits",
      "",
      {"soquy club board HP-01 --by TV05 --date 2019-01-10 --head TV01 --deputy TV02 --secretary TV03 --accountant "
       "TV04 "
       "--treasurer TV05",
       "soquy club board HP-01 --by TV05 --head TV01 --deputy TV02 --secretary TV03 --accountant TV04 --treasurer TV09 "
       "--resolution NQ-21"},
      options,
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        ElectBoard act;
        act.resolution = typed.no<ResolutionNo>("--resolution");
        for (const auto& post : kPosts)
          if (arguments.has(post))
            act.seats.push_back({typed_enum<Role>(post.substr(2), post), typed.no<MemberNo>(post)});
        if (act.seats.empty()) throw UsageError("Who sits on the board? Name at least one, as --treasurer TV05.");
        return act;
      },
      true,
  };
}

RecordKind relocate() {
  return {
      "club relocate",
      "the club now belongs to another commune or province",
      "",
      {"soquy club relocate HP-01 --by TV05 --date 2025-07-01 --region QD19-2025:21172 --decision 'QĐ 19/2025'",
       "soquy club relocate HP-01 --by TV05 --region TCTK-2018:51"},
      {needed("--region", "SCHEME:CODE", "as QD19-2025:21172"), maybe("--decision", "PAPER", "the act that says so")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        return RelocateClub{typed.region("--region"), typed.text("--decision")};
      },
      true,
  };
}

RecordKind writer() {
  return {
      "club writer",
      "give the pen to one device; every other may read but not record",
      "For a lost or replaced machine. Epochs rise. Devices are named as in the entries they wrote (soquy entry).",
      {"soquy club writer HP-01 --by TV05 --approved-by TV01 --device 14759531269891911263 --epoch 1 --reason theft",
       "soquy club writer HP-01 --by TV05 --device 14759531269891911263 --epoch 2 --reason other "
       "--preview"},
      {needed("--device", "NUMBER", "the device, as `soquy entry` shows it"),
       needed("--epoch", "NUMBER", "higher than before"),
       needed("--reason", "REASON", "why: theft, end-of-term, other ...")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        GrantWriter act;
        act.device = DeviceId{typed_device(typed.text("--device"))};
        act.epoch = typed.number<std::uint32_t>("--epoch", 1'000'000'000);
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
      true,
  };
}

RecordKind dissolve() {
  return {
      "club dissolve",
      "the club ends, by resolution; its book stays readable for ever",
      "",
      {"soquy club dissolve HP-01 --by TV05 --approved-by TV01 --date 2026-06-30 --resolution NQ-88 --decision 'QĐ "
       "7/2026' --reason merged",
       "soquy club dissolve HP-01 --by TV05 --approved-by TV01 --resolution NQ-88 --reason own-wish "
       "--preview"},
      {needed("--resolution", "NQ", "the resolution"), maybe("--decision", "PAPER", "the commune's act"),
       needed("--reason", "REASON", "merged, own-wish, other")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        DissolveClub act;
        act.resolution = typed.no<ResolutionNo>("--resolution");
        act.decision = typed.text("--decision");
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
      true,
  };
}

}  // namespace

std::vector<RecordKind> club_kinds() { return {by_law_kind(), board(), relocate(), writer(), dissolve()}; }

}  // namespace soquy::cli
