#pragma once
// Rates that are recorded as they were asked for, with a warning: they are probably a slip of the pen, or void in part.

#include "engine/domain/acts.h"

namespace soquy::engine {

/// rate_surely_monthly: a rate so low a year that a rate per month was meant (effective_rate.h).
void warn_of_period(const Moment& at, Rate rate);

/// Of the highest rate a by-law allows: rate_above_cap when lending at it would break the Civil Code, and
/// rate_surely_monthly. A by-law without such a limit is not warned of.
void warn_of_highest_rate(const Moment& at, Rate most);

}  // namespace soquy::engine
