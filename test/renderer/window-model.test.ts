import { describe, expect, test } from "vitest";
import { STRIP_LINES } from "../../renderer/workers/protocol.ts";
import { createWindowModel, type WindowModel } from "../../renderer/workers/window-model.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES, type Scope } from "../../shared/model/results.ts";
import { sampleScenario } from "./sample.ts";

/** The window's own model, with a browser that is idle whenever it is told so. */
const { document } = sampleScenario();
const northwind: Scope = { kind: "client", id: "northwind" };
const portfolio: Scope = { kind: "portfolio" };

interface Desk {
  readonly model: WindowModel;
  /** How many pieces of the work put off till then are done. */
  idle(pieces?: number): number;
}

function desk(): Desk {
  const waiting: ((milliseconds: number) => void)[] = [];
  return {
    model: createWindowModel((work) => waiting.push(work)),
    idle(pieces = Number.POSITIVE_INFINITY) {
      let done = 0;
      for (let next = waiting.shift(); next !== undefined; next = done < pieces ? waiting.shift() : undefined) {
        next(5);
        done += 1;
      }
      return done;
    },
  };
}

function readyFor(of: ScenarioDocument): WindowModel {
  const { model, idle } = desk();
  model.prepare(of, northwind);
  idle();
  return model;
}

function withUsers(users: number): ScenarioDocument {
  return {
    ...document,
    clients: document.clients.map((client) =>
      client.id === "northwind" ? { ...client, units: { ...client.units, users } } : client,
    ),
  };
}

const [, ...fewer] = document.clients;
const withoutFirst: ScenarioDocument = { ...document, clients: fewer };

describe("the window's own model", () => {
  test("gets ready in pieces between frames, and takes nothing before", () => {
    const { model, idle } = desk();
    expect(model.takes(document)).toBe(false);
    model.prepare(document, northwind);
    expect(idle(3)).toBe(3);
    expect(model.takes(document)).toBe(false);
    expect(idle()).toBeGreaterThan(3);
    expect(model.takes(document)).toBe(true);
    expect(model.takes(withUsers(61))).toBe(true);
  });

  test("has of every edit the figures of a fresh model: the strip's at once, then all", () => {
    const model = readyFor(document);
    for (const [version, users, scope] of [
      [1, 61, northwind],
      [2, 75, portfolio],
      [3, 9, northwind],
    ] as const) {
      const edited = withUsers(users);
      const strip = model.strip(version, edited, scope);
      const view = model.view(version, scope);
      const fresh = createScenarioModel(edited).columnResults([scope]);
      for (const lens of LENSES) {
        const { clients, portfolio: all } = fresh.lenses[lens];
        const { lines, totals, kpis } = scope.kind === "client" ? clients.northwind! : all;
        expect(view.lenses[lens]).toMatchObject({ lines, totals, kpis });
        expect(Object.keys(strip.lenses[lens].lines).toSorted()).toEqual(STRIP_LINES.toSorted());
        for (const line of STRIP_LINES) expect(strip.lenses[lens].totals[line]).toEqual(totals[line]);
        expect(strip.lenses[lens].kpis).toEqual(kpis);
      }
      expect([strip.version, strip.scope, view.version]).toEqual([version, scope, version]);
      expect(view.milliseconds).toBeGreaterThan(strip.milliseconds);
    }
  });

  test("leaves another structure to the worker, until it is ready for that", () => {
    const { model, idle } = desk();
    model.prepare(document, northwind);
    idle();
    expect(model.takes(withoutFirst)).toBe(false);
    model.prepare(withoutFirst, portfolio);
    expect(model.takes(document)).toBe(false);
    idle();
    const totals = model.strip(1, withoutFirst, portfolio).lenses["proposed/on"].totals.margin;
    const fresh = createScenarioModel(withoutFirst).columnResults([portfolio]);
    expect(totals).toEqual(fresh.lenses["proposed/on"].portfolio.totals.margin);
  });

  test("needs nothing more for values that are edited meanwhile", () => {
    const { model, idle } = desk();
    model.prepare(document, northwind);
    idle(5);
    model.prepare(withUsers(61), northwind);
    idle();
    expect(model.takes(withUsers(62))).toBe(true);
    model.prepare(withUsers(63), northwind);
    expect(idle()).toBe(0);
  });

  test("of two documents one after the other gets ready for the newer", () => {
    const { model, idle } = desk();
    model.prepare(document, northwind);
    idle(2);
    model.prepare(withoutFirst, portfolio);
    idle();
    expect([model.takes(withoutFirst), model.takes(document)]).toEqual([true, false]);
  });

  test("is not built of a document that would hold up the window", () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...document.clients[0]!, id: `client-${at}` }));
    const { model, idle } = desk();
    model.prepare({ ...document, clients: many }, portfolio);
    expect(idle()).toBe(0);
  });
});
