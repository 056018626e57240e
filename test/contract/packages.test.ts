import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { DOCUMENT } from "../storage/workspaces.ts";
import { Desk, forged, inspected, USERS } from "./desk.ts";

const NOTE = { grade: "measured", source: "the directory", date: "2026-01-02" } as const;

describe("a package", () => {
  it("brings a scenario with all that it inherits from, evidence, claims, lock and history to another workspace", async () => {
    const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
    const root = await ada.create("Base");
    await ada.call("edit.commit", {
      label: "n",
      changes: [{ record: `evidence/${root}`, path: USERS.replaceAll("/", "~1"), after: NOTE }],
    });
    await ada.set(root, "discountRate", "0.07");
    const { id } = await ada.call("scenario.create", { name: "Cautious", from: { kind: "variant", parent: root } });
    await ada.override(id, "months", 24);
    await ada.call("scenario.lock", { id, note: "Board" });
    const text = await ada.text(id);
    expect(await ada.text(id)).toMatch(/^\{"content":\{"exportedAt":/);

    const { token, found } = await inspected(ben, text);
    expect(found).toMatchObject({ exportedBy: "Ada", scenario: id });
    expect(found.scenarios.map((one) => [one.name, one.state])).toEqual([
      ["Base", "new"],
      ["Cautious", "new"],
    ]);
    const before = await ben.everything();
    const opened = await ben.call("package.open", { token, copies: false, merges: [] });
    expect(opened).toMatchObject({ scenario: id, added: 2, merged: 0 });
    for (const one of [root, id]) {
      expect(canonicalJson(await ben.call("scenario.read", { id: one }))).toBe(
        canonicalJson(await ada.call("scenario.read", { id: one })),
      );
    }
    const { received } = await ben.call("package.read", { id: root });
    expect(received).toMatchObject({ file: "sent.outturn-package", exportedBy: "Ada" });
    expect(received?.entries.map((entry) => [entry.label, entry.who])).toEqual([
      ["Create scenario Base", "Ada"],
      ["n", "Ada"],
      ["discountRate", "Ada"],
    ]);
    expect((await inspected(ben, text)).found.scenarios.map((one) => one.state)).toEqual(["same", "same"]);
    await ben.call("history.undo", {});
    expect((await ben.everything()).replace(/"redo":"[^"]*"/, '"redo":null')).toBe(before);
  });

  it("that conflicts shows base, mine and theirs, and is merged by choice as one entry of the history", async () => {
    const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
    const id = await ada.create("Base");
    await ada.set(id, USERS, 40);
    await ben.call("package.open", { token: ben.token(await ada.text(id)), copies: false, merges: [] });
    await ada.set(id, USERS, 41);
    await ada.set(id, "discountRate", "0.2");
    await ben.set(id, USERS, 42);
    await ben.set(id, "months", 24);

    const { token, main } = await inspected(ada, await ben.text(id));
    expect(main).toMatchObject({ state: "conflict", hasBase: true });
    expect(
      main.items
        .map(({ path, changedBy, base, mine, theirs }) => [path, changedBy, base?.value, mine.value, theirs.value])
        .toSorted(),
    ).toEqual([
      [USERS, "both", 40, 41, 42],
      ["discountRate", "mine", valueAt(DOCUMENT, "discountRate"), "0.2", valueAt(DOCUMENT, "discountRate")],
      ["months", "theirs", valueAt(DOCUMENT, "months"), valueAt(DOCUMENT, "months"), 24],
    ]);
    const { documents } = await ada.call("package.preview", {
      token,
      id,
      choices: [[`value ${USERS}`], ["value months"]],
    });
    expect(documents.map(({ document }) => [valueAt(document, USERS), valueAt(document, "months")])).toEqual([
      [42, valueAt(DOCUMENT, "months")],
      [41, 24],
    ]);
    const merges = [{ id, mine: main.mine ?? "", theirs: ["value months", `value ${USERS}`] }];
    const { history } = await ada.call("package.open", { token, copies: false, merges });
    expect(history.undo).toBe("Open sent.outturn-package: 1 merged");
    expect([await ada.at(id, USERS), await ada.at(id, "months"), await ada.at(id, "discountRate")]).toEqual([
      42,
      24,
      "0.2",
    ]);
    await ada.call("history.undo", {});
    expect([await ada.at(id, USERS), await ada.at(id, "months")]).toEqual([41, valueAt(DOCUMENT, "months")]);
    await ada.call("history.redo", {});

    // What was decided once is not asked again: the next package is held against this one.
    await ben.set(id, "startMonth", "2027-05");
    const next = await inspected(ada, await ben.text(id));
    expect(next.main.items.map((item) => [item.path, item.changedBy])).toEqual(
      expect.arrayContaining([
        ["startMonth", "theirs"],
        ["discountRate", "mine"],
      ]),
    );
    expect(next.main.items).toHaveLength(2);
    // And what Ada now sends back is all that Ben does not have.
    const back = await inspected(ben, await ada.text(id));
    expect(back.main.items.map((item) => [item.path, item.changedBy])).toEqual(
      expect.arrayContaining([
        ["discountRate", "theirs"],
        ["startMonth", "mine"],
      ]),
    );
    expect(back.main.state).toBe("conflict");
  });

  it("knows which side is ahead", async () => {
    const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
    const id = await ada.create("Base");
    const first = await ada.text(id);
    await ben.call("package.open", { token: ben.token(first), copies: false, merges: [] });
    await ben.set(id, "months", 24);
    const second = await ben.text(id);
    expect((await inspected(ada, second)).main).toMatchObject({ state: "newer", hasBase: true });
    expect((await inspected(ben, first)).main).toMatchObject({ state: "older", items: [] });
    const { token, main } = await inspected(ada, second);
    await ada.set(id, "months", 12);
    const late = { token, copies: false, merges: [{ id, mine: main.mine ?? "", theirs: ["value months"] }] };
    expect((await ada.problem("package.open", late)).code).toBe("changed-meanwhile");
    expect(await ada.at(id, "months")).toBe(12);
  });

  it("of a variant is merged as a variant: what it inherits stays inherited", async () => {
    const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
    const root = await ada.create("Base");
    const { id } = await ada.call("scenario.create", { name: "V", from: { kind: "variant", parent: root } });
    await ben.call("package.open", { token: ben.token(await ada.text(id)), copies: false, merges: [] });
    await ada.set(root, "discountRate", "0.2");
    await ben.override(id, "months", 24);
    const { token, found, main } = await inspected(ada, await ben.text(id));
    expect(found.scenarios.map((one) => one.state)).toEqual(["older", "newer"]);
    expect(main.items).toMatchObject([{ path: "months", mine: { isInherited: true }, theirs: { value: 24 } }]);
    await ada.call("package.open", {
      token,
      copies: false,
      merges: [{ id, mine: main.mine ?? "", theirs: ["value months"] }],
    });
    expect((await ada.call("scenario.read", { id })).variant?.overrides).toEqual({ months: { value: 24 } });
    expect(await ada.at(id, "discountRate")).toBe("0.2");
  });

  it("of a scenario without a common past is compared without a base, or opened as scenarios of its own", async () => {
    const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
    const [sample] = (await ada.call("scenario.list", {})).scenarios;
    const id = sample?.id ?? "";
    await ada.set(id, "months", 24);
    await ben.set(id, "discountRate", "0.3");
    const text = (await ada.text(id)).replace(/"origin":"[0-9a-f]+"/, '"origin":null');
    const resealed = forged(text, () => undefined);
    const { token, main } = await inspected(ben, resealed);
    expect(main).toMatchObject({ state: "conflict", hasBase: false });
    expect(main.items.every((item) => item.base === null && item.changedBy === "both")).toBe(true);
    const opened = await ben.call("package.open", { token, copies: true, merges: [] });
    expect(opened.scenario).not.toBe(id);
    expect([await ben.at(opened.scenario, "months"), await ben.at(opened.scenario, "name")]).toEqual([
      24,
      "Northwind renewal (Ada)",
    ]);
    expect(await ben.at(id, "discountRate")).toBe("0.3");
  });

  it("leaves a plan of record as it is", async () => {
    const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
    const id = await ada.create("Base");
    await ben.call("package.open", { token: ben.token(await ada.text(id)), copies: false, merges: [] });
    await ada.call("scenario.lock", { id, note: "" });
    await ben.set(id, "months", 24);
    const { token, main } = await inspected(ada, await ben.text(id));
    expect(main).toMatchObject({ state: "locked", items: [] });
    const merge = { token, copies: false, merges: [{ id, mine: main.mine ?? "", theirs: [] }] };
    expect((await ada.problem("package.open", merge)).code).toBe("invalid-request");
    await ada.call("package.open", { token, copies: true, merges: [] });
  });
});

it("a scenario's document comes back as it went, to the byte", async () => {
  const [ada, ben] = [new Desk("Ada"), new Desk("Ben")];
  const id = await ada.create("Base");
  const text = canonicalJson((await ada.call("scenario.read", { id })).document);
  const token = ben.token(text, "base.json");
  expect(await ben.call("package.inspect", { token })).toEqual({ kind: "document", file: "base.json", name: "Base" });
  const { scenario } = await ben.call("package.open", { token, copies: false, merges: [] });
  expect(canonicalJson((await ben.call("scenario.read", { id: scenario })).document)).toBe(text);
  const bad = ben.token(canonicalJson({ ...JSON.parse(text), months: 0 }), "bad.json");
  expect((await ben.problem("package.open", { token: bad, copies: false, merges: [] })).code).toBe(
    "document-has-faults",
  );
});
