#include "tests/engine/loan_kept_page.h"

#include <algorithm>

namespace soquy::tests {

using naive::Deed;
using naive::Page;

namespace {

std::int64_t principal_of(const std::vector<naive::Piece>& pieces) {
  std::int64_t sum = 0;
  for (const naive::Piece& piece : pieces) sum += piece.part == naive::Part::principal ? piece.amount : 0;
  return sum;
}

}  // namespace

void KeptPage::lend(const naive::Paper& on) {
  paper = on;
  today = on.start;
  page = read_page(paper, deeds, today);
  posted[today] = page.outstanding;
}

void KeptPage::turn_to_day(Day day) {
  today = day;
  page = read_page(paper, deeds, today);
}

Page KeptPage::with(const Deed& deed) const {
  std::vector<Deed> all = deeds;
  all.push_back(deed);
  return read_page(paper, all, today);
}

Page KeptPage::without(std::size_t deed) const {
  std::vector<Deed> all = deeds;
  all[deed].struck = true;
  return read_page(paper, all, today);
}

/// A repayment moves because of something of a later day on that day, and never before it is in the books.
Course KeptPage::posted_with(const Page& now, Day cause) const {
  Course course = posted;
  course[cause] += page.lost - now.lost;
  for (std::size_t i = 0; i < now.pieces.size(); ++i) {
    const bool is_new = i >= deeds.size();
    const std::int64_t before = is_new ? 0 : principal_of(page.pieces[i]);
    course[is_new ? cause : std::max(cause, deeds[i].day)] += before - principal_of(now.pieces[i]);
  }
  return course;
}

void KeptPage::write(const Deed& deed, Page now) {
  posted = posted_with(now, deed.day);
  deeds.push_back(deed);
  page = std::move(now);
}

void KeptPage::strike(const TakingBack& back, Page now) {
  posted = posted_with(now, back.from);
  Deed& deed = deeds[back.deed];
  deed.struck = true;
  page = std::move(now);
  // What never stood in the books shuts nothing.
  if (back.from > deed.day) taken_back_on = std::max(taken_back_on, back.from);
}

const char* name_of(Deed::Kind kind) {
  switch (kind) {
    case Deed::Kind::repayment: return "repayments";
    case Deed::Kind::penalty: return "penalties";
    case Deed::Kind::waiver: return "waivers";
    case Deed::Kind::rescheduling: return "reschedulings";
    case Deed::Kind::write_off: return "write-offs";
    case Deed::Kind::recovery: break;
  }
  return "recoveries";
}

std::string in_words(const Deed& deed) {
  const std::string on = to_iso(deed.day) + " ";
  const std::string amount = std::to_string(deed.amount);
  const std::string instalment = " on " + std::to_string(deed.instalment);
  switch (deed.kind) {
    case Deed::Kind::repayment: return on + "repay " + amount + " PT-" + std::to_string(deed.voucher);
    case Deed::Kind::penalty: return on + "penalty " + amount + instalment;
    case Deed::Kind::waiver: return on + "waive " + amount + instalment;
    case Deed::Kind::write_off: return on + "write off";
    case Deed::Kind::recovery: return on + "recover " + amount;
    case Deed::Kind::rescheduling: break;
  }
  return on + (deed.frozen ? "freeze " : "reschedule ") + std::to_string(deed.terms.principal.minor) + " over " +
         std::to_string(deed.terms.instalments) + " at " + std::to_string(deed.terms.rate.ppm);
}

}  // namespace soquy::tests
