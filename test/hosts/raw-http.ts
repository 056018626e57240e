/** Requests as bytes over a socket, so that what no client library would send can be sent. */
import { connect } from "node:net";

export interface RawAnswer {
  /** 0 where the connection closed without an answer. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf("\r\n\r\n");
  const lines = (end < 0 ? text : text.slice(0, end)).split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(lines[0] ?? "")?.[1] ?? 0);
  const headers = new Map(
    lines.slice(1).map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status, headers, body: end < 0 ? "" : text.slice(end + 4) };
}

/** Sends the bytes and resolves with everything that came back until the other side closed or was silent. */
export function sendRaw(port: number, bytes: string | Buffer, silenceMilliseconds = 2000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let text = "";
    const done = (): void => {
      socket.destroy();
      resolve(parseAnswer(text));
    };
    socket.setTimeout(silenceMilliseconds, done);
    socket.on("data", (piece) => {
      text += piece.toString("latin1");
      const { status, headers, body } = parseAnswer(text);
      if (status >= 200 && body.length >= Number(headers.get("content-length") ?? Number.POSITIVE_INFINITY)) done();
    });
    socket.on("error", done);
    socket.on("close", done);
    socket.write(bytes);
  });
}

/** A request from lines; the body's length is not added. */
export function request(line: string, headers: readonly string[], body = ""): string {
  return `${line}\r\n${headers.map((header) => `${header}\r\n`).join("")}\r\n${body}`;
}
