import { describe, expect, it } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES } from "../../shared/model/results.ts";
import { soloDocument } from "../../shared/proposal/price-review.ts";
import { viewDifferences } from "../../shared/proposal/sent.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { randomScenario } from "../model/random-scenario.ts";
import { madeOffer, sampleDocument } from "./offers.ts";

/** What a batch rests on: bills, counts and units of a client are the same without the other clients, to the last digit. */

const CLIENT_FACING = /^(revenue\.(gross|minimum|collar|component)|units\[|tickets\.created|ai\.resolved)/;

function partings(document: ScenarioDocument): string[] {
  const whole = createScenarioModel(document).exactResults();
  return document.clients.flatMap(({ id }) => {
    const solo = soloDocument(document, id);
    expect(checkScenario(solo)).toEqual([]);
    const alone = createScenarioModel(solo).exactResults([{ kind: "client", id }]);
    return LENSES.flatMap((lens) =>
      Object.entries(whole.lenses[lens].clients[id]?.lines ?? {}).flatMap(([line, values]) => {
        if (!CLIENT_FACING.test(line)) return [];
        const same = JSON.stringify(alone.lenses[lens].clients[id]?.lines[line]) === JSON.stringify(values);
        return same ? [] : [`${lens} ${id} ${line}`];
      }),
    );
  });
}

describe("a client's own part of a scenario", () => {
  it("gives the same client-facing lines as the whole, whatever the plans", () => {
    let clients = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const document = randomScenario(seed, { everyComponent: seed % 2 === 0, months: 18 });
      clients += document.clients.length;
      expect(partings(document), `seed ${seed}`).toEqual([]);
    }
    expect(clients).toBeGreaterThan(60);
  });

  it("gives the same proposal to each client of the sample, figure by figure", () => {
    const document = sampleDocument();
    for (const { id } of document.clients) {
      const whole = madeOffer({ document, clientId: id });
      const own = madeOffer({ document: soloDocument(document, id), clientId: id });
      expect(viewDifferences(whole.view, own.view), id).toEqual([]);
    }
  });
});
