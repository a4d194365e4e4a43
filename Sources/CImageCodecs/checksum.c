#include "CImageCodecs.h"

#include <zlib.h>

#if defined(__x86_64__)
#include <immintrin.h>

// zlib's own takes a byte or so a cycle; with carry-less multiplication, memory is the bound. The method and its
// constants are those of V. Gopal and others, Fast CRC Computation for Generic Polynomials Using PCLMULQDQ (Intel,
// 2009), for the polynomial of ISO 3309.
#define WIDE __attribute__((target("pclmul,sse4.1")))

WIDE static inline __m128i load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

// Moves what is summed up by as far as the constants say, and adds the bytes that are there.
WIDE static inline __m128i fold(__m128i sum, __m128i constants, __m128i bytes) {
    __m128i low = _mm_clmulepi64_si128(sum, constants, 0x00);
    __m128i high = _mm_clmulepi64_si128(sum, constants, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), bytes);
}

// `count` is at least 64 and a multiple of 16.
WIDE static uint32_t folded(uint32_t crc, const uint8_t *bytes, size_t count) {
    const __m128i by_64 = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4);
    const __m128i by_16 = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0);
    const __m128i by_4 = _mm_set_epi64x(0, 0x0163cd6124);
    const __m128i reduction = _mm_set_epi64x(0x01f7011641, 0x01db710641);
    const __m128i mask = _mm_setr_epi32(~0, 0, ~0, 0);
    __m128i first = _mm_xor_si128(load(bytes), _mm_cvtsi32_si128((int)~crc));
    __m128i second = load(bytes + 16), third = load(bytes + 32), fourth = load(bytes + 48);
    for (bytes += 64, count -= 64; count >= 64; bytes += 64, count -= 64) {
        first = fold(first, by_64, load(bytes));
        second = fold(second, by_64, load(bytes + 16));
        third = fold(third, by_64, load(bytes + 32));
        fourth = fold(fourth, by_64, load(bytes + 48));
    }
    __m128i sum = fold(fold(fold(first, by_16, second), by_16, third), by_16, fourth);
    for (; count >= 16; bytes += 16, count -= 16) sum = fold(sum, by_16, load(bytes));
    // 128 bits to 64, to 32.
    sum = _mm_xor_si128(_mm_srli_si128(sum, 8), _mm_clmulepi64_si128(sum, by_16, 0x10));
    sum = _mm_xor_si128(_mm_srli_si128(sum, 4), _mm_clmulepi64_si128(_mm_and_si128(sum, mask), by_4, 0x00));
    __m128i quotient = _mm_and_si128(_mm_clmulepi64_si128(_mm_and_si128(sum, mask), reduction, 0x10), mask);
    sum = _mm_xor_si128(sum, _mm_clmulepi64_si128(quotient, reduction, 0x00));
    return ~(uint32_t)_mm_extract_epi32(sum, 1);
}

static size_t fold_all(uint32_t *crc, const uint8_t *bytes, size_t count) {
    size_t whole = count & ~(size_t)15;
    if (whole < 64 || !__builtin_cpu_supports("pclmul") || !__builtin_cpu_supports("sse4.1")) return 0;
    *crc = folded(*crc, bytes, whole);
    return whole;
}
#else
static size_t fold_all(uint32_t *crc, const uint8_t *bytes, size_t count) {
    (void)crc;
    (void)bytes;
    (void)count;
    return 0;
}
#endif

uint32_t CImageCodecs_crc32(uint32_t crc, const uint8_t *bytes, size_t count) {
    size_t done = fold_all(&crc, bytes, count);
    while (done < count) {
        size_t rest = count - done < 1u << 30 ? count - done : 1u << 30;
        crc = (uint32_t)crc32(crc, bytes + done, (uInt)rest);
        done += rest;
    }
    return crc;
}
