/**
 * Search by words in any order. Every word of the query must be found in an entry: as a word, at the beginning of one, inside
 * one, or with one letter wrong. Numbers must stand there as they are typed.
 */
import uFuzzy from "@leeoniya/ufuzzy";

export interface Searchable {
  /** What the entry is called. Words found here count for more. */
  readonly name: string;
  /** Where it belongs and what else it goes by. */
  readonly around: string;
}

export interface Found {
  /** Of the entry. */
  readonly index: number;
  /** Higher is better; comparable between entries of one search only. */
  readonly score: number;
}

export interface Search {
  /** Best first; equal ones in their order. `mayIgnore`: words that an entry need not hold. */
  find(query: string, mayIgnore?: (word: string, index: number) => boolean): readonly Found[];
}

/** A word as it is, its beginning, inside another word, with a letter wrong. */
const WORTH = { whole: 8, beginning: 5, inside: 2, near: 1 } as const;
const IN_NAME = 2;
/** Shorter words match too much when one of their letters may be wrong. */
const LEAST_FOR_ERRORS = 4;

/** Lower case without accents, everything but letters and digits as spaces. */
export function plainWords(text: string): string {
  return uFuzzy
    .latinize(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export function wordsOf(text: string): readonly string[] {
  const plain = plainWords(text);
  return plain === "" ? [] : plain.split(" ");
}

const strict = new uFuzzy();
const forgiving = new uFuzzy({ intraMode: 1 });

function worthOf(word: string, words: readonly string[]): number {
  let worth = 0;
  for (const one of words) {
    if (one === word) return WORTH.whole;
    if (one.startsWith(word)) worth = Math.max(worth, WORTH.beginning);
    else if (one.includes(word)) worth = Math.max(worth, WORTH.inside);
  }
  return worth;
}

/** Entries prepared once, for one search after another. */
export function createSearch(entries: readonly Searchable[]): Search {
  const names = entries.map(({ name }) => wordsOf(name));
  const surroundings = entries.map(({ around }) => wordsOf(around));
  const haystack = entries.map((_, at) => [...(names[at] ?? []), ...(surroundings[at] ?? [])].join(" "));
  const everything = entries.map((_, at) => at);
  /** Typing a further letter finds the words before it again. */
  const known = new Map<string, readonly number[]>();

  function holding(word: string): readonly number[] {
    const before = known.get(word);
    if (before !== undefined) return before;
    const isNumber = /\p{N}/u.test(word);
    const found = isNumber
      ? everything.filter((at) => names[at]?.includes(word) === true || surroundings[at]?.includes(word) === true)
      : ((word.length < LEAST_FOR_ERRORS ? strict : forgiving).filter(haystack, word) ?? []);
    if (known.size > 200) known.clear();
    known.set(word, found);
    return found;
  }

  return {
    find(query, mayIgnore) {
      const words = wordsOf(query);
      if (words.length === 0) return [];
      const scores = new Map(everything.map((at) => [at, 0]));
      for (const word of words) {
        const holders = new Set(holding(word));
        for (const at of [...scores.keys()]) {
          if (!holders.has(at)) {
            if (mayIgnore?.(word, at) !== true) scores.delete(at);
            continue;
          }
          const inName = worthOf(word, names[at] ?? []) * IN_NAME;
          const worth = Math.max(inName, worthOf(word, surroundings[at] ?? []), WORTH.near);
          scores.set(at, (scores.get(at) ?? 0) + worth);
        }
      }
      // Of two names that hold the words the one with fewer others is meant.
      const spare = (at: number): number => (names[at]?.length ?? 0) / 4;
      return [...scores]
        .map(([index, score]) => ({ index, score: score - spare(index) }))
        .toSorted((a, b) => b.score - a.score || a.index - b.index);
    },
  };
}
