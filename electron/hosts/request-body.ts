/** Reads a request's body within limits that are counted on what arrives, not on what was announced. */
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { Problem } from "../../shared/contract/problem.ts";
import { RequestRefused } from "./refusal.ts";

export interface BodyLimits {
  readonly bytes: number;
  /** Longest wait for the next piece. */
  readonly idleMilliseconds: number;
  /** Longest time for the whole body. */
  readonly totalMilliseconds: number;
}

/** The pieces of the body as they arrive. Throws `RequestRefused` where it is too long; cuts off a client that is too slow. */
async function* pieces(request: IncomingMessage, limits: BodyLimits): AsyncGenerator<Buffer> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > limits.bytes) throw new RequestRefused(413, "The body is larger than this host takes.");
  let bytes = 0;
  const cutOff = (): void => void request.destroy();
  const total = setTimeout(cutOff, limits.totalMilliseconds);
  const idle = setTimeout(cutOff, limits.idleMilliseconds);
  try {
    // Left alive where it is too long: the refusal is still to be sent over its socket.
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      idle.refresh();
      bytes += piece.length;
      if (bytes > limits.bytes) throw new RequestRefused(413, "The body is larger than this host takes.");
      yield piece;
    }
  } finally {
    clearTimeout(idle);
    clearTimeout(total);
  }
}

/** The body as UTF-8 text. */
export async function readText(request: IncomingMessage, limits: BodyLimits): Promise<string> {
  const parts: Buffer[] = [];
  for await (const piece of pieces(request, limits)) parts.push(piece);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new RequestRefused(400, "The body is not UTF-8.");
  }
}

/** Writes the body to a new file that only its owner may read; leaves none behind where it fails. Returns its bytes. */
export async function writeToFile(request: IncomingMessage, path: string, limits: BodyLimits): Promise<number> {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  const failed = new Promise<never>((_, reject) => file.once("error", reject));
  failed.catch(() => {});
  try {
    let bytes = 0;
    for await (const piece of pieces(request, limits)) {
      bytes += piece.length;
      if (!file.write(piece))
        await Promise.race([failed, new Promise<void>((drained) => file.once("drain", () => drained()))]);
    }
    await Promise.race([failed, new Promise<void>((finished) => file.end(() => finished()))]);
    return bytes;
  } catch (error) {
    file.destroy();
    await rm(path, { force: true });
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") {
      throw new Problem(
        "disk-full",
        "The disk is full, so the file was not taken over. Free some space and try again.",
      );
    }
    throw error;
  }
}
