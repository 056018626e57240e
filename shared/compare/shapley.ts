/**
 * Shapley values (Shapley 1953) and, for players inside a coalition, Owen's (1977): what each player adds, averaged over
 * all orders in which they may come. Sets of players are masks: bit n is player n.
 */

/** What a set of players is worth. Asked for each set more than once, so it should remember. */
export type Worth = (players: bigint) => number;

const bitsOf = (players: readonly bigint[], chosen: number): bigint =>
  players.reduce((all, player, at) => ((chosen >> at) & 1 ? all | player : all), 0n);

/** `s! (n - s - 1)! / n!` for s = 0 to n - 1: the share of all orders in which just s others come before. */
function weights(players: number): readonly number[] {
  const found: number[] = [];
  let weight = 1 / players;
  for (let before = 0; before < players; before++) {
    found.push(weight);
    weight = (weight * (before + 1)) / Math.max(1, players - before - 1);
  }
  return found;
}

function countOf(chosen: number): number {
  let count = 0;
  for (let left = chosen; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** How often `player`, the one at `at`, comes after exactly the chosen others, and who those are. */
function* orders(
  players: readonly bigint[],
  at: number,
): Generator<{ readonly share: number; readonly before: bigint }> {
  const others = players.toSpliced(at, 1);
  const share = weights(players.length);
  for (let chosen = 0; chosen < 2 ** others.length; chosen++)
    yield { share: share[countOf(chosen)] ?? 0, before: bitsOf(others, chosen) };
}

/** Every set of players there is, 2^n of them, each one player away from the one before (Gray code); the first player changes most often. */
export function* setsOf(players: readonly bigint[]): Generator<bigint> {
  for (let count = 0; count < 2 ** players.length; count++) yield bitsOf(players, count ^ (count >> 1));
}

/** One value for each player; they sum to the worth of all less the worth of none. Takes the worth of 2^n sets. */
export function shapleyValues(players: readonly bigint[], worth: Worth): number[] {
  return players.map((player, at) => {
    let value = 0;
    for (const { share, before } of orders(players, at)) value += share * (worth(before | player) - worth(before));
    return value;
  });
}

/**
 * Values of the members of one coalition among `others`, over all orders in which the coalition comes together; they sum to the
 * Shapley value of the coalition. Takes the worth of 2^(others + members) sets.
 */
export function owenValues(others: readonly bigint[], members: readonly bigint[], worth: Worth): number[] {
  const coalition = members.reduce((all, member) => all | member, 0n);
  const outside = [...orders([...others, coalition], others.length)];
  return members.map((member, at) => {
    let value = 0;
    for (const inside of orders(members, at))
      for (const around of outside) {
        const before = inside.before | around.before;
        value += inside.share * around.share * (worth(before | member) - worth(before));
      }
    return value;
  });
}
