import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import iconv from "iconv-lite";
import { Problem } from "../../shared/contract/problem.ts";

/** The bytes of a file as text, piece by piece: bytes are decoded before they are cut into rows, or UTF-16 breaks. */
export const PIECE_BYTES = 256 * 1024;

export interface Decoder {
  /** Throws TypeError where the bytes are not of the encoding (UTF-8 and UTF-16 are strict). */
  decode(bytes: Uint8Array): string;
  end(): string;
}

/** TextDecoder where it knows the encoding, iconv-lite for the rest (cp850 and its kin). */
export function makeDecoder(encoding: string): Decoder {
  const native = nativeDecoder(encoding);
  if (native !== null) return { decode: (bytes) => native.decode(bytes, { stream: true }), end: () => native.decode() };
  if (!iconv.encodingExists(encoding)) {
    throw new Problem(
      "invalid-request",
      `There is no encoding called "${encoding}". Nothing was read; try utf-8, windows-1252 or cp850.`,
    );
  }
  const decoder = iconv.getDecoder(encoding);
  return {
    decode: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? "",
  };
}

function nativeDecoder(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Calls `take` with each piece of a file, in order; stops early where it answers false. */
export function eachPiece(path: string, take: (piece: Uint8Array, offset: number) => boolean | undefined): void {
  const file = openFile(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    for (let offset = 0; ; ) {
      const length = readSync(file, buffer, 0, PIECE_BYTES, null);
      if (length === 0) return;
      if (take(buffer.subarray(0, length), offset) === false) return;
      offset += length;
    }
  } finally {
    closeSync(file);
  }
}

export function openFile(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw unreadable(error);
  }
}

export function unreadable(error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const why =
    code === "ENOENT"
      ? "it is not there any more"
      : code === "EACCES" || code === "EPERM"
        ? "access to it is refused"
        : code === "EISDIR"
          ? "it is a folder"
          : code;
  if (why === "") throw error;
  return new Problem(
    "file-unreadable",
    `The file could not be read: ${why}. Nothing was stored; choose the file again.`,
    { code },
  );
}

/** The first bytes of a file, up to a limit. */
export function readStart(path: string, limit: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  eachPiece(path, (piece) => {
    pieces.push(Buffer.from(piece));
    length += piece.length;
    return length < limit;
  });
  return Buffer.concat(pieces).subarray(0, limit);
}

/** Whether a whole file is well-formed UTF-8, sequences across pieces included. */
export function isUtf8File(path: string): boolean {
  let carried: Uint8Array = new Uint8Array(0);
  let valid = true;
  eachPiece(path, (piece) => {
    const bytes = carried.length === 0 ? piece : Buffer.concat([carried, piece]);
    const whole = bytes.length - unfinished(bytes);
    valid = isUtf8(bytes.subarray(0, whole));
    carried = Buffer.from(bytes.subarray(whole));
    return valid;
  });
  return valid && carried.length === 0;
}

/** Bytes at the end that begin a sequence without ending it (0 to 3). */
export function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}
