/**
 * Ticket numbers to positions, kept as characters in one array: a Map of strings would keep alive every piece of the file
 * that an id was cut from.
 */
export class IdTable {
  #slots = new Int32Array(1 << 12);
  #hashes = new Uint32Array(1 << 11);
  #starts = new Uint32Array((1 << 11) + 1);
  #characters = new Uint16Array(1 << 15);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** The position of an id; new ids get the next one. */
  place(id: string): number {
    const hash = hashOf(id);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const stored = this.#slots[slot] ?? 0;
      if (stored === 0) {
        this.#slots[slot] = this.#append(id, hash) + 1;
        if (this.#count * 2 > this.#slots.length) this.#rehash();
        return this.#count - 1;
      }
      if (this.#hashes[stored - 1] === hash && this.#equals(stored - 1, id)) return stored - 1;
    }
  }

  /** Whether an id has a position. */
  has(id: string): boolean {
    const hash = hashOf(id);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const stored = this.#slots[slot] ?? 0;
      if (stored === 0) return false;
      if (this.#hashes[stored - 1] === hash && this.#equals(stored - 1, id)) return true;
    }
  }

  /** The id at a position. */
  at(position: number): string {
    const start = this.#starts[position] ?? 0;
    const end = this.#starts[position + 1] ?? 0;
    return String.fromCharCode(...this.#characters.subarray(start, end));
  }

  #equals(position: number, id: string): boolean {
    const start = this.#starts[position] ?? 0;
    if ((this.#starts[position + 1] ?? 0) - start !== id.length) return false;
    for (let at = 0; at < id.length; at += 1) if (this.#characters[start + at] !== id.charCodeAt(at)) return false;
    return true;
  }

  #append(id: string, hash: number): number {
    const position = this.#count;
    const start = this.#starts[position] ?? 0;
    if (start + id.length > this.#characters.length)
      this.#characters = grown(this.#characters, start + id.length, Uint16Array);
    if (position + 2 > this.#starts.length) this.#starts = grown(this.#starts, position + 2, Uint32Array);
    if (position + 1 > this.#hashes.length) this.#hashes = grown(this.#hashes, position + 1, Uint32Array);
    for (let at = 0; at < id.length; at += 1) this.#characters[start + at] = id.charCodeAt(at);
    this.#starts[position + 1] = start + id.length;
    this.#hashes[position] = hash;
    this.#count += 1;
    return position;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let position = 0; position < this.#count; position += 1) {
      let slot = (this.#hashes[position] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = position + 1;
    }
    this.#slots = slots;
  }
}

function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // FNV leaves its low bits poor for short ids; the finish of MurmurHash3 mixes them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

type Typed = Float64Array | Int32Array | Uint32Array | Uint16Array | Int8Array;

/** A longer copy with room for at least `needed`. */
export function grown<T extends Typed>(array: T, needed: number, Kind: new (length: number) => T): T {
  const longer = new Kind(Math.max(needed, Math.ceil(array.length * 1.5)));
  longer.set(array as never);
  return longer;
}

/** A column of one number per ticket that grows with the tickets. */
export class TicketColumn<T extends Typed> {
  readonly #Kind: new (
    length: number,
  ) => T;
  readonly #missing: number;
  #values: T;

  constructor(Kind: new (length: number) => T, missing: number) {
    this.#Kind = Kind;
    this.#missing = missing;
    this.#values = new Kind(0);
  }

  set(position: number, value: number): void {
    if (position >= this.#values.length) this.#grow(position + 1);
    this.#values[position] = value;
  }

  get(position: number): number {
    return this.#values[position] ?? this.#missing;
  }

  /** The first `count` values; those never set are missing. */
  values(count: number): T {
    if (count > this.#values.length) this.#grow(count);
    return this.#values.subarray(0, count) as T;
  }

  #grow(needed: number): void {
    const before = this.#values.length;
    this.#values = grown(this.#values, Math.max(needed, 1024), this.#Kind);
    this.#values.fill(this.#missing, before);
  }
}

/** Different texts of a column, numbered in order of appearance. */
export class TextTable {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #read: (cell: string) => string | null;

  /** `read` gives the text to keep, null for a missing value. */
  constructor(read: (cell: string) => string | null) {
    this.#read = read;
  }

  /** The number of a cell's text, -1 if it is missing. */
  number(cell: string): number {
    const known = this.#numbers.get(cell);
    if (known !== undefined) return known;
    const text = this.#read(cell);
    if (text === null) return -1;
    const kept = [...text].join("");
    let number = this.#numbers.get(kept);
    if (number === undefined) {
      number = this.texts.length;
      this.texts.push(kept);
      this.#numbers.set(kept, number);
    }
    // Raw spellings (spaces around) lead to the same text; their copies do not hold the file's text either.
    if (cell !== kept) this.#numbers.set([...cell].join(""), number);
    return number;
  }
}
