#include "events/many_hashes.h"

#include "events/check.h"
#include "events/merkle.h"

#ifdef SOQUY_MULTI_BUFFER
#include <cpuid.h>
#define NO_COMPAT_IMB_API_053  // its old names are libcrypto's as well
#include <intel-ipsec-mb.h>

#include <memory>
#endif

namespace soquy {

void ManyMessages::add(std::uint8_t prefix, ByteView first, ByteView second) {
  bytes_.push_back(prefix);
  bytes_.insert(bytes_.end(), first.begin(), first.end());
  bytes_.insert(bytes_.end(), second.begin(), second.end());
  ends_.push_back(bytes_.size());
}

ByteView ManyMessages::operator[](std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return ByteView(bytes_).subspan(begin, ends_[i] - begin);
}

#ifdef SOQUY_MULTI_BUFFER
namespace {

/// Fewer do not fill the registers, and a program that hashes only a few need not make the manager (3 ms).
constexpr std::size_t kWorthIt = 8;
/// The library counts bytes in sixteen bits and refuses longer messages; those are hashed alone.
constexpr std::size_t kLongest = 65'534;

/// CPUID leaf 7, EBX bit 29: the processor has instructions for SHA-256 and libcrypto uses them.
bool has_sha_instructions() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & (1U << 29)) != 0;
}

struct FreeManager {
  void operator()(IMB_MGR* manager) const { free_mb_mgr(manager); }
};

/// One per thread: it holds the messages under way.
IMB_MGR* manager() {
  thread_local const std::unique_ptr<IMB_MGR, FreeManager> own = [] {
    std::unique_ptr<IMB_MGR, FreeManager> made(alloc_mb_mgr(0));
    if (made) init_mb_mgr_auto(made.get(), nullptr);
    return made;
  }();
  return own && imb_get_errno(own.get()) == 0 ? own.get() : nullptr;
}

void submit(IMB_MGR* lanes, ByteView message, Hash& hash) {
  IMB_JOB* job = IMB_GET_NEXT_JOB(lanes);
  job->cipher_mode = IMB_CIPHER_NULL;
  job->cipher_direction = IMB_DIR_ENCRYPT;
  job->chain_order = IMB_ORDER_HASH_CIPHER;
  job->hash_alg = IMB_AUTH_SHA_256;
  job->src = message.data();
  job->hash_start_src_offset_in_bytes = 0;
  job->msg_len_to_hash_in_bytes = message.size();
  job->auth_tag_output = hash.bytes.data();
  job->auth_tag_output_len_in_bytes = hash.bytes.size();
  IMB_SUBMIT_JOB(lanes);
  SOQUY_CHECK(imb_get_errno(lanes) == 0, "the multi-buffer library computes SHA-256");
}

}  // namespace

bool is_faster_side_by_side(std::size_t messages) {
  static const bool has_instructions = has_sha_instructions();
  return messages >= kWorthIt && !has_instructions;
}

void sha256_side_by_side(const ManyMessages& messages, std::span<Hash> hashes) {
  IMB_MGR* const lanes = manager();
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (lanes == nullptr || messages[i].size() > kLongest) {
      hashes[i] = sha256(messages[i]);
    } else {
      submit(lanes, messages[i], hashes[i]);
    }
  }
  while (lanes != nullptr && IMB_FLUSH_JOB(lanes) != nullptr) {
  }
}
#else
bool is_faster_side_by_side(std::size_t) { return false; }

void sha256_side_by_side(const ManyMessages& messages, std::span<Hash> hashes) {
  for (std::size_t i = 0; i < messages.size(); ++i) hashes[i] = sha256(messages[i]);
}
#endif

}  // namespace soquy
