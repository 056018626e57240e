import { describe, expect, test } from "vitest";
import { fillRandomWords, hashOfText, openUnit, randomWord, Streams } from "../../shared/number/random.ts";

describe("random words by counter", () => {
  // Known answers of the Random123 library for 13 rounds: counter, key, words.
  test.each([
    [0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x9d1c5ec6, 0x8bd50731],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xfd36d048, 0x2d17272c],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xba3e4725, 0xf27d669e],
  ])("Threefry-2x32 of counter %i %i and key %i %i", (first, second, low, high, word0, word1) => {
    const [out0, out1] = [new Uint32Array(1), new Uint32Array(1)];
    fillRandomWords({ low, high }, Uint32Array.of(first), second, out0, out1, 1);
    expect([out0[0], out1[0]]).toEqual([word0, word1]);
    expect(randomWord({ low, high }, first, second)).toBe(word0);
  });

  test("a word depends on its own counter only", () => {
    const key = { low: 7, high: 9 };
    const counters = Uint32Array.of(5, 3, 5);
    const [out0, out1] = [new Uint32Array(3), new Uint32Array(3)];
    fillRandomWords(key, counters, 11, out0, out1, 3);
    expect(out0[2]).toBe(out0[0]);
    expect(out0[1]).toBe(randomWord(key, 3, 11));
    expect(out0[1]).not.toBe(out0[0]);
  });

  test("a number lies strictly between 0 and 1", () => {
    expect(openUnit(0, 0)).toBeGreaterThan(0);
    expect(openUnit(0xffffffff, 0xffffffff)).toBeLessThan(1);
    expect(openUnit(0x80000000, 0)).toBeCloseTo(0.5, 15);
  });
});

describe("streams", () => {
  test("a name gives the same stream whatever else was asked before", () => {
    const [one, other] = [new Streams(42), new Streams(42)];
    one.of("something else");
    expect(one.of("tickets")).toEqual(other.of("tickets"));
  });

  test("names and seeds give different streams, seeds above 32 bits too", () => {
    const streams = new Streams(42);
    expect(streams.of("a")).not.toEqual(streams.of("b"));
    expect(new Streams(43).of("a")).not.toEqual(streams.of("a"));
    expect(new Streams(42 + 2 ** 40).of("a")).not.toEqual(streams.of("a"));
  });

  test("two names whose hashes meet do not share a stream", () => {
    const names = new Map<number, string>();
    let pair: [string, string] | null = null;
    for (let at = 0; pair === null && at < 400_000; at++) {
      const name = `${randomWord({ low: 1, high: 2 }, at, 0)} ${randomWord({ low: 1, high: 2 }, at, 1)}`;
      const known = names.get(hashOfText(name));
      if (known !== undefined) pair = [known, name];
      names.set(hashOfText(name), name);
    }
    if (pair === null) throw new Error("of 400,000 names two should meet");
    const streams = new Streams(1);
    expect(streams.of(pair[0])).not.toEqual(streams.of(pair[1]));
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])("%s is no seed", (seed) => {
    expect(() => new Streams(seed)).toThrow(RangeError);
  });
});
