/**
 * Search by words in any order. Every word of the query must be found in an entry: as a word, at the beginning of one, inside
 * one, or where nothing holds it, with one letter wrong. Numbers must stand there as they are typed.
 */
import uFuzzy from "@leeoniya/ufuzzy";

/** An entry in words. Making it is most of the work, so that thousands are made bit by bit. */
export interface Searchable {
  readonly name: readonly string[];
  readonly around: readonly string[];
  readonly text: string;
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

/** Letters of every script, as the library's notes give them. */
const UNICODE = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
} as const;

const strict = new uFuzzy(UNICODE);
/** One letter wrong, and from the beginning of a word: inside of one too much looks alike. */
const forgiving = new uFuzzy({ ...UNICODE, intraMode: 1, interLft: 2 });

function worthOf(word: string, words: readonly string[]): number {
  let worth = 0;
  for (const one of words) {
    if (one === word) return WORTH.whole;
    if (one.startsWith(word)) worth = Math.max(worth, WORTH.beginning);
    else if (one.includes(word)) worth = Math.max(worth, WORTH.inside);
  }
  return worth;
}

/** `name`: what it is called, whose words count for more. `around`: where it belongs and what else it goes by. */
export function searchable(name: string, around: string): Searchable {
  const words = { name: wordsOf(name), around: wordsOf(around) };
  return { ...words, text: [...words.name, ...words.around].join(" ") };
}

/** Entries for one search after another. */
export function createSearch(entries: readonly Searchable[]): Search {
  const haystack = entries.map(({ text }) => text);
  const everything = entries.map((_, at) => at);
  /** Typing a further letter finds the words before it again. */
  const known = new Map<string, readonly number[]>();

  function exactly(word: string): readonly number[] {
    if (!/\p{N}/u.test(word)) return strict.filter(haystack, word) ?? [];
    return everything.filter(
      (at) => entries[at]?.name.includes(word) === true || entries[at]?.around.includes(word) === true,
    );
  }

  function nearly(word: string): readonly number[] {
    if (word.length < LEAST_FOR_ERRORS || /\p{N}/u.test(word)) return [];
    return forgiving.info(forgiving.filter(haystack, word) ?? [], haystack, word).idx;
  }

  function holding(word: string): readonly number[] {
    const before = known.get(word);
    if (before !== undefined) return before;
    const exact = exactly(word);
    const found = exact.length > 0 ? exact : nearly(word);
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
          const inName = worthOf(word, entries[at]?.name ?? []) * IN_NAME;
          const worth = Math.max(inName, worthOf(word, entries[at]?.around ?? []), WORTH.near);
          scores.set(at, (scores.get(at) ?? 0) + worth);
        }
      }
      // Of two names that hold the words the one with fewer others is meant.
      const spare = (at: number): number => (entries[at]?.name.length ?? 0) / 4;
      return [...scores]
        .filter(([, score]) => score > 0)
        .map(([index, score]) => ({ index, score: score - spare(index) }))
        .toSorted((a, b) => b.score - a.score || a.index - b.index);
    },
  };
}
