#pragma once
// Lets clang 16 and later read the headers of Cap'n Proto 0.9.2 in C++20 mode; CMake forces it in front of the units
// that use the schema. kj/string.h hides its reversed comparisons when the compiler can rewrite operators, and
// capnp/blob.h then finds none: "invalid operands to binary expression ('const char *' and 'kj::StringPtr')".

#if defined(__clang__) && __clang_major__ >= 16 && __cplusplus >= 202002L
#include <kj/string.h>
namespace kj {
inline bool operator==(const char* a, const StringPtr& b) { return b.operator==(StringPtr(a)); }
inline bool operator!=(const char* a, const StringPtr& b) { return !b.operator==(StringPtr(a)); }
inline bool operator==(const char* a, const String& b) { return b.operator==(StringPtr(a)); }
inline bool operator!=(const char* a, const String& b) { return !b.operator==(StringPtr(a)); }
}  // namespace kj
#endif
