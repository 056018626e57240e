import { deflateSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { logoOf } from "../../electron/services/proposal-logo.ts";

describe("the logo", () => {
  let png: Buffer;
  beforeAll(() => {
    const chunk = (type: string, data: Buffer) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(40, 0);
    head.writeUInt32BE(20, 4);
    png = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(Buffer.alloc(20 * 121))),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  });
  const svg = (inside: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">${inside}</svg>`);

  it("is measured where it is an image", () => {
    expect(logoOf("a.png", png)).toMatchObject({ type: "image/png", width: 40, height: 20 });
    expect(logoOf("a.svg", svg('<path d="M0 0h40v20z"/>'))).toMatchObject({
      type: "image/svg+xml",
      width: 40,
      height: 20,
    });
  });

  it.each([
    ["text.png", () => Buffer.from("not an image")],
    ["cut.png", () => png.subarray(0, png.length - 14)],
    ["renamed.pdf", () => Buffer.from("%PDF-1.7")],
    ["empty.png", () => Buffer.alloc(0)],
    ["script.svg", () => svg("<script>alert(1)</script>")],
    ["handler.svg", () => svg('<rect onload="alert(1)"/>')],
    ["outside.svg", () => svg('<image href="http://example.com/x.png"/>')],
    ["entity.svg", () => Buffer.from('<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 1 1">&x;</svg>')],
    ["large.png", () => Buffer.alloc(2_000_001)],
  ])("%s is refused", (name, bytes) => {
    expect(() => logoOf(name, bytes())).toThrow("not a logo that can be used");
  });
});
