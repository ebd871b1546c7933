#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include "base/tensor.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

// The one place where SIMD lives: four lanes of Real over the vector extensions that g++ and clang
// share. Every operation here rounds like its scalar counterpart and nothing is fused (the build
// turns contraction off), so x86-64 and WebAssembly give the same bits. The exception is
// multiplyAdd() where relaxed SIMD is allowed, as for the tiles of the opt-in `relaxed` build.

// Doubles make 32-byte vectors; g++ would remark that AVX passes them differently. All functions
// here are inlined, so nothing is passed.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

#define MINIBATCH_INLINE inline __attribute__((always_inline))
#define MINIBATCH_NOINLINE __attribute__((noinline))
/// Before a lambda's body: inlines its calls.
#define MINIBATCH_INLINE_LAMBDA __attribute__((always_inline))

namespace minibatch::simd {

inline constexpr Index kLanes = 4;

#ifdef MINIBATCH_DOUBLE
using Int = std::int64_t;
using Unsigned = std::uint64_t;
#else
using Int = std::int32_t;
using Unsigned = std::uint32_t;
#endif

/// Four Reals.
typedef Real Vector __attribute__((vector_size(kLanes * sizeof(Real))));
/// Four integers as wide as a Real; comparisons give lanes of all ones or all zeros.
typedef Int Mask __attribute__((vector_size(kLanes * sizeof(Real))));
/// Likewise without sign: for arithmetic on bits, which may wrap around.
typedef Unsigned Bits __attribute__((vector_size(kLanes * sizeof(Real))));
typedef std::uint8_t Bytes4 __attribute__((vector_size(kLanes)));

/// Calls function(0), …, function(count - 1) with compile-time indices: arrays of vectors indexed
/// by them stay in registers.
template <int kCount, class Function>
MINIBATCH_INLINE void unrolled(Function function) {
  [&]<int... kIndex>(std::integer_sequence<int, kIndex...>) MINIBATCH_INLINE_LAMBDA {
    (function(std::integral_constant<int, kIndex>{}), ...);
  }(std::make_integer_sequence<int, kCount>{});
}

/// Likewise, but ends as soon as function(i) is false; whether all were true.
template <int kCount, class Function>
MINIBATCH_INLINE bool unrolledWhile(Function function) {
  return [&]<int... kIndex>(std::integer_sequence<int, kIndex...>) MINIBATCH_INLINE_LAMBDA {
    return (function(std::integral_constant<int, kIndex>{}) && ...);
  }(std::make_integer_sequence<int, kCount>{});
}

MINIBATCH_INLINE Vector load(const Real* from) {
  Vector result;
  std::memcpy(&result, from, sizeof(result));
  return result;
}

MINIBATCH_INLINE void store(Real* to, Vector value) { std::memcpy(to, &value, sizeof(value)); }

/// Loads the first `count` (1 to 3) lanes; the others are zero.
MINIBATCH_INLINE Vector loadPartial(const Real* from, Index count) {
  Vector result = {};
  for (Index lane = 0; lane < count; ++lane) result[lane] = from[lane];
  return result;
}

MINIBATCH_INLINE void storePartial(Real* to, Vector value, Index count) {
  for (Index lane = 0; lane < count; ++lane) to[lane] = value[lane];
}

// All lanes, or those of the `count` that are left: a tail is rare, so its code stands once.
MINIBATCH_NOINLINE inline Vector loadTail(const Real* from, Index count) {
  return loadPartial(from, count);
}
MINIBATCH_NOINLINE inline void storeTail(Real* to, Vector value, Index count) {
  storePartial(to, value, count);
}
MINIBATCH_INLINE Vector loadUpTo(const Real* from, Index count) {
  return count >= kLanes ? load(from) : loadTail(from, count);
}
MINIBATCH_INLINE void storeUpTo(Real* to, Vector value, Index count) {
  count >= kLanes ? store(to, value) : storeTail(to, value, count);
}

MINIBATCH_INLINE Vector splat(Real value) { return Vector{value, value, value, value}; }
MINIBATCH_INLINE Mask splatInt(Int value) { return Mask{value, value, value, value}; }
MINIBATCH_INLINE Bits splatBits(Unsigned value) { return Bits{value, value, value, value}; }

MINIBATCH_INLINE Vector fromBits(Mask bits) {
  Vector result;
  std::memcpy(&result, &bits, sizeof(result));
  return result;
}

MINIBATCH_INLINE Mask toBits(Vector value) {
  Mask result;
  std::memcpy(&result, &value, sizeof(result));
  return result;
}

MINIBATCH_INLINE Vector fromBits(Bits bits) { return fromBits(reinterpret_cast<Mask>(bits)); }

/// Lane by lane: condition ? a : b. The condition's lanes are all ones or all zeros.
MINIBATCH_INLINE Vector select(Mask condition, Vector a, Vector b) {
  return fromBits((condition & toBits(a)) | (~condition & toBits(b)));
}
MINIBATCH_INLINE Mask select(Mask condition, Mask a, Mask b) {
  return (condition & a) | (~condition & b);
}
/// value where the condition holds, else +0.
MINIBATCH_INLINE Vector keepWhere(Mask condition, Vector value) {
  return fromBits(condition & toBits(value));
}

/// Bit i is whether lane i is all ones.
MINIBATCH_INLINE unsigned bitmask(Mask condition) {
#if defined(__SSE2__) && !defined(MINIBATCH_DOUBLE)
  return static_cast<unsigned>(_mm_movemask_ps(fromBits(condition)));
#elif defined(__wasm_simd128__) && !defined(MINIBATCH_DOUBLE)
  return static_cast<unsigned>(wasm_i32x4_bitmask(reinterpret_cast<v128_t>(condition)));
#else
  unsigned bits = 0;
  for (Index lane = 0; lane < kLanes; ++lane) bits |= (condition[lane] ? 1u : 0u) << lane;
  return bits;
#endif
}
/// All ones in the lanes whose bit is set.
MINIBATCH_INLINE Mask fromBitmask(unsigned bits) {
  return (splatInt(static_cast<Int>(bits)) & Mask{1, 2, 4, 8}) != Mask{};
}

/// a < b ? a : b: one instruction (minps, f32x4.pmin). Gives b when either is NaN.
MINIBATCH_INLINE Vector min(Vector a, Vector b) { return a < b ? a : b; }
/// a > b ? a : b: one instruction (maxps, f32x4.pmax). Gives b when either is NaN.
MINIBATCH_INLINE Vector max(Vector a, Vector b) { return a > b ? a : b; }

/// sum + a b. With relaxed SIMD it is one instruction that rounds once where the processor has such
/// a one, and twice elsewhere: its bits depend on the machine.
MINIBATCH_INLINE Vector multiplyAdd(Vector sum, Vector a, Vector b) {
#if defined(__wasm_relaxed_simd__) && !defined(MINIBATCH_DOUBLE)
  return reinterpret_cast<Vector>(wasm_f32x4_relaxed_madd(
      reinterpret_cast<v128_t>(a), reinterpret_cast<v128_t>(b), reinterpret_cast<v128_t>(sum)));
#else
  return sum + a * b;
#endif
}

MINIBATCH_INLINE Vector abs(Vector a) {
  return fromBits(toBits(a) & splatInt(static_cast<Int>(~Unsigned{0} >> 1)));
}
/// The magnitude of a with the sign bit of b (where a has none).
MINIBATCH_INLINE Vector withSignOf(Vector a, Vector b) {
  return fromBits(toBits(a) | (toBits(b) & ~splatInt(static_cast<Int>(~Unsigned{0} >> 1))));
}
/// a, or zero where |a| is below 1e-30: WebAssembly cannot flush denormals.
MINIBATCH_INLINE Vector flushTiny(Vector a) {
  return keepWhere(!(abs(a) <= splat(static_cast<Real>(1e-30))), a);
}

MINIBATCH_INLINE Vector sqrt(Vector a) {
#if defined(__SSE2__) && !defined(MINIBATCH_DOUBLE)
  return _mm_sqrt_ps(a);
#elif defined(__wasm_simd128__) && !defined(MINIBATCH_DOUBLE)
  return reinterpret_cast<Vector>(wasm_f32x4_sqrt(reinterpret_cast<v128_t>(a)));
#else
  for (Index lane = 0; lane < kLanes; ++lane) a[lane] = std::sqrt(a[lane]);
  return a;
#endif
}

/// The sum of the lanes, in this order: (0 + 2) + (1 + 3).
MINIBATCH_INLINE Real horizontalSum(Vector a) { return (a[0] + a[2]) + (a[1] + a[3]); }
MINIBATCH_INLINE Real horizontalMax(Vector a) {
  Real result = a[0];
  for (Index lane = 1; lane < kLanes; ++lane) result = a[lane] > result ? a[lane] : result;
  return result;
}

/// Transposes the 4x4 matrix whose rows are a, b, c and d.
MINIBATCH_INLINE void transpose(Vector& a, Vector& b, Vector& c, Vector& d) {
  const Vector ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const Vector ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Vector cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Vector cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  a = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
  b = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
  c = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
  d = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

/// Four 32-bit words, whatever Real is.
typedef std::uint32_t Words __attribute__((vector_size(16)));

MINIBATCH_INLINE Words splatWords(std::uint32_t value) { return Words{value, value, value, value}; }

struct WideProduct {
  Words high, low;
};

/// The 64-bit products of all lanes with one number.
MINIBATCH_INLINE WideProduct multiplyWide(Words a, std::uint32_t b) {
#if defined(__SSE2__)
  const __m128i factor = _mm_set1_epi32(static_cast<int>(b)), lanes = reinterpret_cast<__m128i>(a);
  const Words even = reinterpret_cast<Words>(_mm_mul_epu32(lanes, factor));
  const Words odd = reinterpret_cast<Words>(_mm_mul_epu32(_mm_srli_epi64(lanes, 32), factor));
  return {__builtin_shufflevector(even, odd, 1, 5, 3, 7),
          __builtin_shufflevector(even, odd, 0, 4, 2, 6)};
#elif defined(__wasm_simd128__)
  // Hidden, or LLVM would widen the constant and miss the one instruction for this product.
  asm("" : "+r"(b));
  const v128_t factor = wasm_u32x4_splat(b), lanes = reinterpret_cast<v128_t>(a);
  const Words first = reinterpret_cast<Words>(wasm_u64x2_extmul_low_u32x4(lanes, factor));
  const Words second = reinterpret_cast<Words>(wasm_u64x2_extmul_high_u32x4(lanes, factor));
  return {__builtin_shufflevector(first, second, 1, 3, 5, 7),
          __builtin_shufflevector(first, second, 0, 2, 4, 6)};
#else
  WideProduct product;
  for (int lane = 0; lane < 4; ++lane) {
    const std::uint64_t wide = std::uint64_t{a[lane]} * b;
    product.high[lane] = static_cast<std::uint32_t>(wide >> 32);
    product.low[lane] = static_cast<std::uint32_t>(wide);
  }
  return product;
#endif
}

/// Eight integers of 16 bits, and four of 32, whatever Real is.
typedef std::int16_t Shorts __attribute__((vector_size(16)));
typedef std::int32_t SignedWords __attribute__((vector_size(16)));

MINIBATCH_INLINE Shorts loadShorts(const std::int16_t* from) {
  Shorts result;
  std::memcpy(&result, from, sizeof(result));
  return result;
}
/// Two numbers, four times.
MINIBATCH_INLINE Shorts splatPair(const std::int16_t* from) {
  std::uint32_t pair;
  std::memcpy(&pair, from, sizeof(pair));
  return reinterpret_cast<Shorts>(splatWords(pair));
}
/// a[2i] b[2i] + a[2i + 1] b[2i + 1] in lane i.
MINIBATCH_INLINE SignedWords dotPairs(Shorts a, Shorts b) {
#if defined(__SSE2__)
  return reinterpret_cast<SignedWords>(
      _mm_madd_epi16(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
#elif defined(__wasm_simd128__)
  return reinterpret_cast<SignedWords>(
      wasm_i32x4_dot_i16x8(reinterpret_cast<v128_t>(a), reinterpret_cast<v128_t>(b)));
#else
  SignedWords sum;
  for (int i = 0; i < 4; ++i) sum[i] = a[2 * i] * b[2 * i] + a[2 * i + 1] * b[2 * i + 1];
  return sum;
#endif
}
/// Bit i is whether lane i is not above the limit.
MINIBATCH_INLINE unsigned upTo(SignedWords a, std::int32_t limit) {
  const SignedWords is = a <= SignedWords{limit, limit, limit, limit};
#if defined(__SSE2__)
  return static_cast<unsigned>(_mm_movemask_ps(reinterpret_cast<__m128>(is)));
#elif defined(__wasm_simd128__)
  return static_cast<unsigned>(wasm_i32x4_bitmask(reinterpret_cast<v128_t>(is)));
#else
  return (is[0] & 1u) | (is[1] & 2u) | (is[2] & 4u) | (is[3] & 8u);
#endif
}

}  // namespace minibatch::simd
