import { checkPrime, createHash, createPrivateKey, type KeyObject } from 'node:crypto';

const EXPONENT = 65_537n;
const PRIME_BITS = 1024;

/**
 * The RSA-2048 key that belongs to a seed: always the same one, so that a replayed run signs alike. Two primes are
 * searched upwards from hashes of the seed, which takes a few tenths of a second. Whoever knows the seed knows the key:
 * it protects nothing but a sandbox.
 */
export async function rsaKeyFromSeed(seed: string): Promise<KeyObject> {
  const p = await primeFrom(`${seed}/p`);
  const q = await primeFrom(`${seed}/q`);
  const [larger, smaller] = p > q ? [p, q] : [q, p];
  return createPrivateKey({ key: toJwk(larger, smaller), format: 'jwk' });
}

/** Smallest primes, which sort out nine candidates of ten before the costly test. */
const small = primesBelow(2_000);

async function primeFrom(seed: string): Promise<bigint> {
  // The two upper bits make the product of two such primes exactly 2048 bits long.
  const top = 3n << BigInt(PRIME_BITS - 2);
  let candidate = (numberFrom(seed) | top | 1n) - 2n;
  const rests = small.map(prime => Number(candidate % BigInt(prime)));
  for (;;) {
    candidate += 2n;
    let divided = false;
    for (let i = 0; i < small.length; i++) {
      const prime = small[i] as number;
      const rest = ((rests[i] as number) + 2) % prime;
      rests[i] = rest;
      divided ||= rest === 0;
    }
    if (!divided && candidate % EXPONENT !== 1n && (await isPrime(candidate))) return candidate;
  }
}

const isPrime = (candidate: bigint): Promise<boolean> =>
  new Promise((resolve, reject) => {
    checkPrime(candidate, (error, result) => (error ? reject(error) : resolve(result)));
  });

/** As many bits of hash as a prime has. */
function numberFrom(seed: string): bigint {
  const blocks = [0, 1].map(i => createHash('sha512').update(`localwise/${seed}/${i}`).digest('hex'));
  return BigInt(`0x${blocks.join('')}`);
}

function toJwk(p: bigint, q: bigint) {
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const parts = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  return { kty: 'RSA', ...Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, base64url(value)])) };
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url');
}

/** The number that `value` times gives 1 in arithmetic modulo `modulus` (extended Euclid). */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, value % modulus];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, nextFactor] = [nextFactor, factor - times * nextFactor];
  }
  return factor < 0n ? factor + modulus : factor;
}

function primesBelow(limit: number): number[] {
  const found: number[] = [];
  for (let n = 3; n < limit; n += 2) if (found.every(prime => n % prime !== 0)) found.push(n);
  return found;
}
