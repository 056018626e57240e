/** Who may call the loopback host: a code from the printed address, once, is exchanged for the token that every call carries. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const SECRET_BYTES = 32;
const FREE_FAILURES = 20;
const FAILURE_MEMORY_MILLISECONDS = 60_000;
const FAILURE_DELAY_MILLISECONDS = 1000;

const secret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

export class SignIn {
  readonly #token = secret();
  #code: string | null = secret();
  #failures: number[] = [];

  /** The code that is valid now, `null` once it was used and no other was made. */
  get code(): string | null {
    return this.#code;
  }

  renewCode(): void {
    this.#code = secret();
  }

  /** The token for the right code, which is then spent; `null` otherwise. */
  exchange(code: string): string | null {
    if (this.#code === null || !isSame(code, this.#code)) return null;
    this.#code = null;
    return this.#token;
  }

  /** Whether an `Authorization` header carries the token. */
  accepts(authorization: string | undefined): boolean {
    return authorization?.startsWith("Bearer ") === true && isSame(authorization.slice("Bearer ".length), this.#token);
  }

  /** Notes a failure at `now` (milliseconds) and says how long its answer must wait. */
  failed(now: number): number {
    this.#failures = [...this.#failures.filter((at) => at > now - FAILURE_MEMORY_MILLISECONDS), now].slice(-1000);
    return this.#failures.length > FREE_FAILURES ? FAILURE_DELAY_MILLISECONDS : 0;
  }
}
