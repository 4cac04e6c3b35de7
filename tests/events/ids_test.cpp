#include "events/ids.h"

#include <catch2/catch.hpp>

using namespace soquy;

TEST_CASE("a code is 1 to 16 of A-Z, 0-9 and hyphen, and nothing else", "[core][ids]") {
  for (auto text : {"QN-HP-01", "A", "-PROGRAMME", "ABCDEFGHIJKLMNOP"}) {
    REQUIRE(ClubCode::parse(text));
    CHECK(ClubCode::parse(text)->text() == text);
  }
  for (auto text : {"", "ABCDEFGHIJKLMNOPQ", "qn-01", "QN 01", "QN_01", "Đ1"}) {
    INFO(text);
    CHECK(!ClubCode::parse(text));
  }
  CHECK(!ClubCode::parse(std::string_view("A\0B", 3)));
  CHECK(programme_stream().text() == "-PROGRAMME");
}

TEST_CASE("numbers are printed as the paper books write them and read in any of those spellings", "[core][ids]") {
  CHECK(to_text(MemberNo{5}) == "TV05");
  CHECK(to_text(MemberNo{123}) == "TV123");
  CHECK(to_text(LoanNo{1}) == "KV001");
  CHECK(to_text(ResolutionNo{1}) == "NQ-01");
  CHECK(to_text(PlacementNo{12}) == "HV012");
  CHECK(to_text(GrantNo{3}) == "TT003");
  CHECK(to_text(BorrowingNo{3}) == "VM003");
  CHECK(to_text(GroupNo{3}) == "NB-03");
  for (auto text : {"46", "TV46", "TV046", "tv-46", "TV_0046"}) CHECK(parse_number(text) == 46U);
  CHECK(parse_number("999999999") == 999'999'999U);
  for (auto text : {"", "TV", "0", "TV00", "1000000000", "46a", "4 6", "46-", "TV46TV", "99999999999999999999"}) {
    INFO(text);
    CHECK(!parse_number(text));
  }
}

TEST_CASE("one member signs under one code only", "[core][ids]") {
  CHECK(actor_of(MemberNo{5}).text() == "TV05");
  CHECK(member_of(*ActorId::parse("TV05")) == MemberNo{5});
  CHECK(member_of(actor_of(MemberNo{999'999'999})) == MemberNo{999'999'999});
  for (auto text : {"TV5", "TV005", "GS-QN-01", "TV-05", "TV", "05", "TV1000000000"}) {
    INFO(text);
    CHECK(!member_of(*ActorId::parse(text)));
  }
}

TEST_CASE("the same name in the same space always makes the same command id", "[core][ids]") {
  // RFC 4122's space for domain names; the value is that of every other implementation.
  const auto dns = parse_command_id("6ba7b810-9dad-11d1-80b4-00c04fd430c8").value();
  CHECK(to_text(uuid5(dns, "www.example.com")) == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  CHECK(to_text(uuid5(dns, "www.example.org")) != "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  CHECK(parse_command_id("2ED6657D-E927-568B-95E1-2665A8AEA6A2") == uuid5(dns, "www.example.com"));
  for (auto text : {"", "2ed6657de927568b95e12665a8aea6a2", "2ed6657d-e927-568b-95e1-2665a8aea6a",
                    "2ed6657d-e927-568b-95e1-2665a8aea6ag", "2ed6657d+e927-568b-95e1-2665a8aea6a2"}) {
    INFO(text);
    CHECK(!parse_command_id(text));
  }
}

TEST_CASE("a hash is 64 hexadecimal digits", "[core][ids]") {
  Hash hash;
  hash.bytes[0] = 0x6e;
  hash.bytes[31] = 0x1d;
  CHECK(parse_hash(to_hex(hash)) == hash);
  CHECK(to_hex(hash).size() == 64);
  CHECK(!parse_hash(std::string(63, '0')));
  CHECK(!parse_hash(std::string(66, '0')));
  CHECK(!parse_hash(std::string(63, '0') + "x"));
}
