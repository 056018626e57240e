/** Arithmetic of a trace's text, done over from the text alone: by JavaScript's own operators, and by sums where it names a probability. */
import type { ExplanationPiece } from "../../shared/model/results.ts";

/** Every ticket or outage that can matter. */
const MOST_TERMS = 100_000;

const FUNCTIONS = {
  money: (amount: number): number => Math.sign(amount) * (Math.round(Math.abs(amount) * 100 + 1e-7) / 100),
  /** The recursion of Erlang B, then C. */
  erlangC(load: number, servers: number): number {
    let blocked = 1;
    for (let server = 1; server <= servers; server += 1) blocked = (load * blocked) / (server + load * blocked);
    return servers === 0 ? 1 : (servers * blocked) / (servers - load * (1 - blocked));
  },
  /** Fewer than the share `x` of `tickets` in time, each with chance `p`: the binomial law, term by term. */
  inTime(x: number, tickets: number, p: number): number {
    const needed = Math.ceil(x * tickets - 1e-9);
    if (p <= 0) return needed > 0 ? 1 : 0;
    if (p >= 1) return needed > tickets ? 1 : 0;
    let logTerm = tickets * Math.log1p(-p);
    let total = 0;
    for (let k = 0; k < needed && k < MOST_TERMS; k += 1) {
      total += Math.exp(logTerm);
      logTerm += Math.log((tickets - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
    }
    return total;
  },
  /** More than `allowed` hours down, of Poisson many outages of exponential length: k outages last longer where fewer than k end in time. */
  downtime(allowed: number, outages: number, mean: number): number {
    if (outages <= 0 || mean <= 0) return 0;
    const ends = allowed / mean;
    let [outagesTerm, endsTerm, endsBelow, total] = [Math.exp(-outages), Math.exp(-ends), 0, 0];
    for (let k = 1; k < 2000; k += 1) {
      outagesTerm *= outages / k;
      endsBelow += endsTerm;
      endsTerm *= ends / k;
      total += outagesTerm * endsBelow;
    }
    return allowed <= 0 ? 1 - Math.exp(-outages) : total;
  },
  /** The normal law by Simpson's rule. */
  score(x: number, centre: number, sd: number): number {
    if (sd === 0) return centre < x ? 1 : 0;
    const [from, to] = [-40, (x - centre) / sd];
    if (to <= from) return 0;
    const steps = 40_000;
    const size = (to - from) / steps;
    let total = 0;
    for (let step = 0; step <= steps; step += 1) {
      const at = from + step * size;
      total += (step === 0 || step === steps ? 1 : step % 2 === 0 ? 2 : 4) * Math.exp((-at * at) / 2);
    }
    return (total * size) / 3 / Math.sqrt(2 * Math.PI);
  },
} as const;

const SPELLED: readonly (readonly [string | RegExp, string])[] = [
  ["⟩⟨", ""],
  ["⟨", "**("],
  ["⟩", ")"],
  [/\be\*\*/g, "Math.E**"],
  [/(\d),(?=\d{3})/g, "$1"],
  ["Erlang C(load ", "F.erlangC("],
  [", servers ", ","],
  ["P(tickets in time < (", "F.inTime(("],
  [") of (", "),("],
  ["P(downtime > ", "F.downtime("],
  [" h; ", ","],
  [" outages of ", ","],
  [" h)", ")"],
  ["P(score < ", "F.score("],
  ["; mean ", ","],
  [", sd ", ","],
  [/the (smaller|least) of \(/g, "Math.min("],
  ["the larger of (", "Math.max("],
  ["round up(", "Math.ceil("],
  ["whole part of (", "Math.floor("],
  ["rounded(", "F.money("],
  ["round(", "Math.round("],
  ["−", "-"],
  ["×", "*"],
  ["÷", "/"],
  ["≥", ">="],
];

/** What the text before the last ` = ` comes to. Throws where a word of it is no arithmetic. */
export function arithmeticOf(numbers: readonly ExplanationPiece[]): number {
  const written = numbers
    .slice(0, -1)
    .map(({ text, raised }) => (raised === true ? `⟨${text}⟩` : text))
    .join("");
  const source = SPELLED.reduce<string>((text, [from, to]) => text.replaceAll(from, to), written);
  const known = /Math\.(min|max|ceil|floor|round|E)|F\.(money|erlangC|inTime|downtime|score)/g;
  if (!/^[\d\s.+\-*/(),<>=?:]*$/.test(source.replaceAll(known, ""))) throw new Error(`no arithmetic: ${written}`);
  const value: unknown = new Function("F", `return ${source.replaceAll(/(?<![>=])=(?!=)/g, "===")}`)(FUNCTIONS);
  return Number(value);
}
