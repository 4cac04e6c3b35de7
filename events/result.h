#pragma once
// Result<T>: a value, or a Rejection that says why a rule said no. Failures (disk, network) are exceptions, bugs abort.

#include <boost/system/result.hpp>

#include "events/rejection.h"

namespace soquy {

template <class T>
using Result = boost::system::result<T, Rejection>;

/// What a Result that carries no value holds when all is well.
struct Ok {
  friend bool operator==(const Ok&, const Ok&) = default;
};

}  // namespace soquy

/// Hands a rejection on to the caller; the value of `expr` is dropped. (Boost.System has no TRY of its own.)
#define SOQUY_TRY(expr)                                           \
  do {                                                            \
    if (auto soquy_outcome = (expr); soquy_outcome.has_error()) { \
      return std::move(soquy_outcome).error();                    \
    }                                                             \
  } while (false)
