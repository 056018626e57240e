/** Which encoding the bytes of a file are in: what can be proved is used, what cannot is asked. */
export interface EncodingDecision {
  /** Name as TextDecoder or iconv-lite know it; null if the bytes do not prove one. */
  readonly encoding: string | null;
  /** The reading that fits best where nothing is proved, for the preview. */
  readonly suggestion: string;
  /** Bytes of the byte order mark. */
  readonly markBytes: number;
  readonly reason: string;
}

/** Encodings offered where the file proves none; the best fit is put first. */
export const ENCODING_CHOICES = [
  "windows-1252",
  "iso-8859-15",
  "cp850",
  "windows-1250",
  "windows-1251",
  "macintosh",
] as const;

/** What a file starts with that is no text at all, null if nothing known. */
export function knownBinary(head: Uint8Array): string | null {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return "a ZIP archive or an Excel workbook (.xlsx)";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "an old Excel workbook (.xls)";
  if (starts(0x25, 0x50, 0x44, 0x46)) return "a PDF document";
  if (starts(0x1f, 0x8b)) return "a gzip archive";
  if (starts(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65)) return "a SQLite database";
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) return "UTF-32 text, which no ticket system writes";
  return null;
}

/** `validUtf8` says whether the whole file, not only its head, is well-formed UTF-8. */
export function detectEncoding(head: Uint8Array, validUtf8: boolean): EncodingDecision {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf && validUtf8) {
    return { encoding: "utf-8", suggestion: "utf-8", markBytes: 3, reason: "byte order mark of UTF-8" };
  }
  if (head[0] === 0xff && head[1] === 0xfe) {
    return {
      encoding: "utf-16le",
      suggestion: "utf-16le",
      markBytes: 2,
      reason: "byte order mark of UTF-16, little end first",
    };
  }
  if (head[0] === 0xfe && head[1] === 0xff) {
    return {
      encoding: "utf-16be",
      suggestion: "utf-16be",
      markBytes: 2,
      reason: "byte order mark of UTF-16, big end first",
    };
  }
  const wide = zeroBytes(head);
  if (wide !== null) return { encoding: wide, suggestion: wide, markBytes: 0, reason: "every other byte is zero" };
  if (validUtf8)
    return { encoding: "utf-8", suggestion: "utf-8", markBytes: 0, reason: "the whole file is well-formed UTF-8" };
  const suggestion = bestSingleByte(head);
  return {
    encoding: null,
    suggestion,
    markBytes: 0,
    reason: `the file is not UTF-8; ${suggestion} gives the most plausible letters`,
  };
}

function zeroBytes(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.8 && even < half * 0.05) return "utf-16le";
  return even > half * 0.8 && odd < half * 0.05 ? "utf-16be" : null;
}

/**
 * Western letters with accents lie at 0xC0 to 0xFF in windows-1252, at 0x80 to 0xA5 in cp850. Counting both next to plain
 * letters tells the two apart well enough to order the choices, never well enough to choose.
 */
function bestSingleByte(head: Uint8Array): string {
  let windows = 0;
  let dos = 0;
  for (let at = 1; at < head.length; at += 1) {
    const byte = head[at] ?? 0;
    if (byte < 0x80) continue;
    const before = head[at - 1] ?? 0;
    const besideLetter = (before | 0x20) >= 0x61 && (before | 0x20) <= 0x7a;
    if (byte >= 0xc0 && besideLetter) windows += 1;
    if (byte <= 0xa5 && besideLetter) dos += 1;
  }
  return dos > windows ? "cp850" : "windows-1252";
}

/** The choices with the suggested one first. */
export function encodingChoices(suggestion: string): string[] {
  return [suggestion, ...ENCODING_CHOICES.filter((name) => name !== suggestion)];
}
