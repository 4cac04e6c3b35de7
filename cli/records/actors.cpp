// Who may act and sign: keys and pins of board members in the club's stream, inspectors in the programme's.

#include "cli/approvals.h"
#include "cli/record.h"

namespace soquy::cli {

namespace {

const std::vector<Positional> kActor = {{"ACTOR", "TV05, or an inspector's code as GS-QN-01", true, false}};

RecordKind enrol() {
  return {
      "actor enrol",
      "enrol a person's signing key or pin, so that stronger approvals count",
      "A key proves a signature to anybody. A pin does not: that the person entered it is the word of the device that "
      "records, and the book keeps it as such. For the programme's own people write PROGRAMME as the club.",
      {"soquy actor enrol HP-01 TV01 --by TV05 --approved-by TV03 --role head --assurance pin",
       "soquy actor enrol PROGRAMME GS-QN-01 --by GS-QN-01 --role supervisor --assurance key --key "
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a --region TCTK-2018:51"},
      {needed("--role", "ROLE", "in what role",
              {"head", "deputy", "secretary", "accountant", "treasurer", "volunteer", "witness", "supervisor",
               "auditor", "importer", "programme", "member"}),
       needed("--assurance", "LEVEL", "how sure an approval is", {"named", "pin", "key"}),
       maybe("--key", "HEX", "with --assurance key: the public key, 64 hexadecimal digits"),
       maybe("--region", "SCHEME:CODE", "an inspector's region"),
       maybe("--name", "NAME", "the person's name; it stays in the register")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        EnrolActor act;
        act.subject = typed_actor(typed.text("ACTOR"), "ACTOR");
        act.role = typed.one_of<Role>("--role");
        act.assurance = typed.one_of<Assurance>("--assurance");
        if (arguments.has("--key")) act.key = typed_hash(typed.text("--key"), "--key");
        act.region = typed.region("--region");
        act.name = typed.note("--name");
        return act;
      },
      true,
      kActor,
  };
}

RecordKind revoke() {
  return {
      "actor revoke",
      "a key is lost or its holder left: it signs nothing from now on",
      "",
      {"soquy actor revoke HP-01 TV01 --by TV05 --approved-by TV03 --reason theft",
       "soquy actor revoke HP-01 TV01 --by TV05 --approved-by TV03 --reason end-of-term --key "
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
      {maybe("--key", "HEX", "which key; all of the person when not given"), needed("--reason", "REASON", "why")},
      [](const Arguments& arguments, Reading& reading) -> Act {
        const Typed typed(arguments, reading);
        RevokeActorKey act;
        act.subject = typed_actor(typed.text("ACTOR"), "ACTOR");
        if (arguments.has("--key")) act.key = typed_hash(typed.text("--key"), "--key");
        act.reason = typed.one_of<ReasonCode>("--reason");
        return act;
      },
      true,
      kActor,
  };
}

}  // namespace

std::vector<RecordKind> actor_kinds() { return {enrol(), revoke()}; }

}  // namespace soquy::cli
