// Names of enumerators. A switch without a default makes the compiler point here when one is added.
#include "events/codec.h"

namespace soquy {
namespace {

/// Every enumeration fits eight bits; a value without a name is no enumerator.
template <class E>
bool find_name(std::string_view text, E& value) {
  for (unsigned number = 0; number < 256; ++number) {
    const auto candidate = static_cast<E>(number);
    if (name_of(candidate).empty() || name_of(candidate) != text) continue;
    value = candidate;
    return true;
  }
  return false;
}

}  // namespace

#define SOQUY_NAME(name) \
  case E::name: return #name;

std::string_view name_of(Area value) {
  using E = Area;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(livelihood)
    SOQUY_NAME(health)
    SOQUY_NAME(home_care)
    SOQUY_NAME(self_help)
    SOQUY_NAME(rights)
    SOQUY_NAME(learning)
    SOQUY_NAME(culture)
    SOQUY_NAME(resources)
  }
  return {};
}

std::string_view name_of(Role value) {
  using E = Role;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(head)
    SOQUY_NAME(deputy)
    SOQUY_NAME(secretary)
    SOQUY_NAME(accountant)
    SOQUY_NAME(treasurer)
    SOQUY_NAME(volunteer)
    SOQUY_NAME(witness)
    SOQUY_NAME(supervisor)
    SOQUY_NAME(auditor)
    SOQUY_NAME(borrower)
    SOQUY_NAME(importer)
    SOQUY_NAME(programme)
    SOQUY_NAME(member)
  }
  return {};
}

std::string_view name_of(Assurance value) {
  using E = Assurance;
  switch (value) {
    SOQUY_NAME(named)
    SOQUY_NAME(pin)
    SOQUY_NAME(key)
  }
  return {};
}

std::string_view name_of(ReasonCode value) {
  using E = ReasonCode;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(forgotten)
    SOQUY_NAME(written_twice)
    SOQUY_NAME(wrong_amount)
    SOQUY_NAME(wrong_member)
    SOQUY_NAME(wrong_fund)
    SOQUY_NAME(wrong_day)
    SOQUY_NAME(wrong_kind)
    SOQUY_NAME(voucher_found)
    SOQUY_NAME(flood)
    SOQUY_NAME(storm)
    SOQUY_NAME(drought)
    SOQUY_NAME(disease)
    SOQUY_NAME(death)
    SOQUY_NAME(illness)
    SOQUY_NAME(fire)
    SOQUY_NAME(theft)
    SOQUY_NAME(from_paper)
    SOQUY_NAME(request)
    SOQUY_NAME(error_found_by_audit)
    SOQUY_NAME(miscounted)
    SOQUY_NAME(change_given)
    SOQUY_NAME(moved_away)
    SOQUY_NAME(own_wish)
    SOQUY_NAME(end_of_term)
    SOQUY_NAME(merged)
    SOQUY_NAME(retention_over)
    SOQUY_NAME(consent_withdrawn)
    SOQUY_NAME(resolution)
    SOQUY_NAME(other)
  }
  return {};
}

std::string_view name_of(RegionLevel value) {
  using E = RegionLevel;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(country)
    SOQUY_NAME(province)
    SOQUY_NAME(district)
    SOQUY_NAME(commune)
  }
  return {};
}

std::string_view name_of(SuccessionExtent value) {
  using E = SuccessionExtent;
  switch (value) {
    SOQUY_NAME(whole)
    SOQUY_NAME(part)
  }
  return {};
}

std::string_view name_of(CriterionKind value) {
  using E = CriterionKind;
  switch (value) {
    SOQUY_NAME(floor)
    SOQUY_NAME(range)
    SOQUY_NAME(level)
  }
  return {};
}

std::string_view name_of(Criterion value) {
  using E = Criterion;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(members)
    SOQUY_NAME(older_share)
    SOQUY_NAME(women_share)
    SOQUY_NAME(poor_share)
    SOQUY_NAME(younger_share)
    SOQUY_NAME(borrower_share)
    SOQUY_NAME(volunteers)
    SOQUY_NAME(both_funds)
    SOQUY_NAME(poor_have_priority)
    SOQUY_NAME(training_share)
    SOQUY_NAME(supervision_share)
    SOQUY_NAME(health_share)
    SOQUY_NAME(culture_share)
    SOQUY_NAME(all_activities_share)
  }
  return {};
}

std::string_view name_of(TargetKind value) {
  using E = TargetKind;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(clubs)
    SOQUY_NAME(provinces)
    SOQUY_NAME(members)
    SOQUY_NAME(older_members)
  }
  return {};
}

std::string_view name_of(ReportKind value) {
  using E = ReportKind;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(six_month)
    SOQUY_NAME(annual)
  }
  return {};
}

std::string_view name_of(LoanMethod value) {
  using E = LoanMethod;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(flat)
    SOQUY_NAME(equal_principal)
    SOQUY_NAME(equal_instalment)
    SOQUY_NAME(bullet)
  }
  return {};
}

std::string_view name_of(Every value) {
  using E = Every;
  switch (value) {
    SOQUY_NAME(month)
    SOQUY_NAME(week)
    SOQUY_NAME(single)
    SOQUY_NAME(named_dates)
  }
  return {};
}

std::string_view name_of(DayCount value) {
  using E = DayCount;
  switch (value) {
    SOQUY_NAME(period)
    SOQUY_NAME(actual_365)
    SOQUY_NAME(thirty_360)
  }
  return {};
}

std::string_view name_of(AllocationOrder value) {
  using E = AllocationOrder;
  switch (value) {
    SOQUY_NAME(penalty_interest_principal)
    SOQUY_NAME(interest_first_across)
    SOQUY_NAME(principal_first)
  }
  return {};
}

std::string_view name_of(AdvanceTo value) {
  using E = AdvanceTo;
  switch (value) {
    SOQUY_NAME(next_instalments)
    SOQUY_NAME(last_instalments)
    SOQUY_NAME(reamortise)
  }
  return {};
}

std::string_view name_of(ActClass value) {
  using E = ActClass;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(reversal)
    SOQUY_NAME(loan)
    SOQUY_NAME(expense)
    SOQUY_NAME(period)
    SOQUY_NAME(handover)
    SOQUY_NAME(late_entry)
    SOQUY_NAME(write_off)
    SOQUY_NAME(erasure)
  }
  return {};
}

std::string_view name_of(Sex value) {
  using E = Sex;
  switch (value) {
    SOQUY_NAME(unknown)
    SOQUY_NAME(female)
    SOQUY_NAME(male)
  }
  return {};
}

std::string_view name_of(PovertyClass value) {
  using E = PovertyClass;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(poor)
    SOQUY_NAME(near_poor)
    SOQUY_NAME(hardship)
  }
  return {};
}

std::string_view name_of(Purpose value) {
  using E = Purpose;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(bookkeeping)
    SOQUY_NAME(reports)
    SOQUY_NAME(research)
    SOQUY_NAME(photographs)
    SOQUY_NAME(sharing_with_lender)
    SOQUY_NAME(health)
  }
  return {};
}

std::string_view name_of(Subject value) {
  using E = Subject;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(loan)
    SOQUY_NAME(expense)
    SOQUY_NAME(by_law)
    SOQUY_NAME(board)
    SOQUY_NAME(allocation)
    SOQUY_NAME(write_off)
    SOQUY_NAME(difference)
    SOQUY_NAME(transfer)
    SOQUY_NAME(reversal)
    SOQUY_NAME(reschedule)
    SOQUY_NAME(dissolution)
    SOQUY_NAME(gift)
    SOQUY_NAME(period)
    SOQUY_NAME(other)
  }
  return {};
}

std::string_view name_of(Place value) {
  using E = Place;
  switch (value) {
    SOQUY_NAME(cash)
    SOQUY_NAME(bank)
    SOQUY_NAME(contribution)
  }
  return {};
}

std::string_view name_of(ContributionKind value) {
  using E = ContributionKind;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(fee)
    SOQUY_NAME(saving)
    SOQUY_NAME(capital)
  }
  return {};
}

std::string_view name_of(DonorClass value) {
  using E = DonorClass;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(state_budget)
    SOQUY_NAME(elderly_care_fund)
    SOQUY_NAME(organisation)
    SOQUY_NAME(enterprise)
    SOQUY_NAME(individual)
    SOQUY_NAME(member)
    SOQUY_NAME(international)
    SOQUY_NAME(other_programme)
  }
  return {};
}

std::string_view name_of(Condition value) {
  using E = Condition;
  switch (value) {
    SOQUY_NAME(free)
    SOQUY_NAME(permanent)
    SOQUY_NAME(restricted)
  }
  return {};
}

std::string_view name_of(IncomeKind value) {
  using E = IncomeKind;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(bank_interest)
    SOQUY_NAME(collective_work)
    SOQUY_NAME(sale)
    SOQUY_NAME(fine)
    SOQUY_NAME(other)
  }
  return {};
}

std::string_view name_of(AidKind value) {
  using E = AidKind;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(sickness)
    SOQUY_NAME(funeral)
    SOQUY_NAME(birthday)
    SOQUY_NAME(hardship)
    SOQUY_NAME(disaster)
    SOQUY_NAME(insurance)
    SOQUY_NAME(other)
  }
  return {};
}

std::string_view name_of(HelpKind value) {
  using E = HelpKind;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(labour)
    SOQUY_NAME(home_visit)
    SOQUY_NAME(technique)
    SOQUY_NAME(housework)
    SOQUY_NAME(cooking)
    SOQUY_NAME(company)
    SOQUY_NAME(other)
  }
  return {};
}

std::string_view name_of(Severity value) {
  using E = Severity;
  switch (value) {
    SOQUY_NAME(note)
    SOQUY_NAME(minor)
    SOQUY_NAME(major)
  }
  return {};
}

std::string_view name_of(AttestationKind value) {
  using E = AttestationKind;
  switch (value) {
    SOQUY_NAME(none)
    SOQUY_NAME(member_balance)
    SOQUY_NAME(whole_books)
    SOQUY_NAME(stock)
  }
  return {};
}

std::string_view name_of(Period value) {
  using E = Period;
  switch (value) {
    SOQUY_NAME(month)
    SOQUY_NAME(year)
    SOQUY_NAME(week)
  }
  return {};
}

std::string_view name_of(Rounding value) {
  using E = Rounding;
  switch (value) {
    SOQUY_NAME(half_up)
    SOQUY_NAME(half_even)
    SOQUY_NAME(up)
    SOQUY_NAME(down)
  }
  return {};
}

#undef SOQUY_NAME

#define SOQUY_PARSE(E) \
  bool parse_name(std::string_view text, E& value) { return find_name(text, value); }
SOQUY_NAMED_ENUMS(SOQUY_PARSE)
#undef SOQUY_PARSE

}  // namespace soquy
