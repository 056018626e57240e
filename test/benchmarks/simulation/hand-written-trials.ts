/**
 * A careful hand-written simulation of the core in TypeScript: plain float64 loops over the trials of a block, everything
 * that is the same in all trials taken out of them. It draws as the engine draws, so that the totals must agree.
 */
import { fillRandomWords, openUnit, randomWord } from "../../../shared/number/random.ts";
import { FixedBinomial, fillBinomials, type MoreWords } from "../../../shared/statistics/binomial-sampler.ts";
import type { CountTable } from "../../../shared/statistics/count-table.ts";
import { quantileOf } from "../../../shared/statistics/distributions.ts";
import { TicketSampler } from "../../../shared/statistics/ticket-sampler.ts";
import type { CoreNumbers } from "./core-numbers.ts";

const BLOCK = 256;

/** Sums over all trials by lens: margin, margin in cash, net revenue. */
export type CoreTotals = readonly (readonly [margin: number, cash: number, net: number])[];

const columns = (count: number) => Array.from({ length: count }, () => new Float64Array(BLOCK));

function money(value: number): number {
  const size = Math.abs(value) * 100;
  const whole = Math.floor(size);
  const beyond = size - whole - 0.5;
  return (Math.sign(value) * (Math.abs(beyond) < 1e-7 || beyond > 0 ? whole + 1 : whole)) / 100;
}

export class HandWrittenTrials {
  private readonly core: CoreNumbers;
  private readonly tables: CountTable[];
  private readonly prevented: FixedBinomial[];
  private readonly attempted: FixedBinomial[];
  private readonly reopened: FixedBinomial[];
  private readonly incidents: FixedBinomial[];
  private readonly resolutions: ((u: number) => number)[];

  constructor(core: CoreNumbers) {
    this.core = core;
    const {
      mean,
      dispersion,
      prevented,
      attempted,
      reopened,
      incidents,
      resolutionMin,
      resolutionMode,
      resolutionMax,
    } = core.lists;
    const sampler = new TicketSampler(dispersion![0]!);
    this.tables = mean!.map((each) => {
      const table = sampler.tableOf(each);
      if (table === null) throw new Error("the core's means have tables");
      return table;
    });
    const thinning = (chance: number) => new FixedBinomial(chance);
    this.prevented = prevented!.map(thinning);
    this.attempted = attempted!.map(thinning);
    this.reopened = reopened!.map(thinning);
    this.incidents = incidents!.map(thinning);
    this.resolutions = resolutionMin!.map((min, c) =>
      quantileOf({ dist: "triangular", min, mode: resolutionMode![c]!, max: resolutionMax![c]! }),
    );
  }

  run(trials: number): CoreTotals {
    const { months: M, categories: C, lists } = this.core;
    const of = (name: string): Float64Array => Float64Array.from(lists[name]!);
    const one = (name: string): number => lists[name]![0]!;
    const [mean, preventedP, attemptedP, reopenedP, incidentsP] = [
      "mean",
      "prevented",
      "attempted",
      "reopened",
      "incidents",
    ].map(of) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    void mean;
    const [selection, hoursPer, assist, oversightLevel] = [
      "selection",
      "hoursPerTicket",
      "assist",
      "oversightLevel",
    ].map(of) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const [perAttemptH, perClaimH, perReopenedH, perHandoverH] = [
      "hoursPerAttempt",
      "hoursPerClaim",
      "hoursPerReopened",
      "hoursPerHandover",
    ].map(of) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const [planned, proactive, rate, tools, aiFixed] = ["planned", "proactive", "rate", "tools", "aiFixed"].map(of) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const [perAttempt, perResolution, currentBill, proposedBill, outcomePrice] = [
      "perAttempt",
      "perResolution",
      "currentBill",
      "proposedBill",
      "outcomePrice",
    ].map(of) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    const [touchL1, serversOn, ticketStreams, resolutionStreams] = [
      "touchL1",
      "serversOn",
      "ticketStreams",
      "resolutionStreams",
    ].map(of) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const lag = one("lag");
    const [share, perIncident, converts, included, floor, cap, busiest, serversOff] = [
      "realised",
      "perIncident",
      "converts",
      "included",
      "floor",
      "cap",
      "busiest",
      "serversOff",
    ].map(one) as [number, number, number, number, number, number, number, number];
    const readiness = one("readiness");
    const low = one("seed") >>> 0;

    const counters = new Uint32Array(BLOCK);
    const words = Array.from({ length: 8 }, () => new Uint32Array(BLOCK));
    const [a, b, d, e, f, g, skip, h] = words as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
      Uint32Array,
      Uint32Array,
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    const claimedP = columns(C);
    const [off, on] = [columns(3), columns(3)];
    const freed = Array.from({ length: M }, () => columns(3));
    const [base, prevented, created, attempted, claimed, reopened, incidents] = columns(7) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const [arrivalsOff, arrivalsOn, workOff, workOn] = columns(4) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const [attempts, claims, resolvedSum, harm, idle] = columns(5) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const [marginOff, marginOn, proposedMarginOff, proposedMarginOn, idleSum] = columns(5) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const [netOff, netOn] = columns(2) as [Float64Array, Float64Array];
    const overloaded = new Float64Array(2);
    const totals = Array.from({ length: 4 }, (): [number, number, number] => [0, 0, 0]);

    const state = { stream: 0, month: 0, purpose: 0, trial: 0, further: 0 };
    const further: MoreWords = {
      next() {
        state.further++;
        return randomWord(
          { low, high: state.stream },
          state.trial,
          state.month | (state.purpose << 7) | (state.further << 11),
        );
      },
    };
    const more = (i: number) => {
      state.trial = counters[i]!;
      state.further = 0;
      return further;
    };

    for (let first = 0; first < trials; first += BLOCK) {
      const count = Math.min(BLOCK, trials - first);
      for (let i = 0; i < count; i++) counters[i] = first + i;
      for (let c = 0; c < C; c++) {
        fillRandomWords({ low, high: resolutionStreams[c]! }, counters, 6 << 7, a, b, count);
        const into = claimedP[c]!;
        const resolution = this.resolutions[c]!;
        for (let i = 0; i < count; i++) into[i] = resolution(openUnit(a[i]!, b[i]!)) * readiness;
      }
      for (const column of [marginOff, marginOn, proposedMarginOff, proposedMarginOn, idleSum, netOff, netOn])
        column.fill(0);
      let netCurrent = 0;
      for (let m = 0; m < M; m++) {
        for (let l = 0; l < 3; l++) {
          off[l]!.fill(planned[m * 3 + l]!);
          on[l]!.fill(proactive[m * 3 + l]!);
        }
        const [off1, off2, off3] = off as [Float64Array, Float64Array, Float64Array];
        const [on1, on2, on3] = on as [Float64Array, Float64Array, Float64Array];
        arrivalsOff.fill(one("otherTickets"));
        arrivalsOn.fill(one("otherTickets"));
        workOff.fill(one("otherHours"));
        workOn.fill(one("otherHours"));
        for (const column of [attempts, claims, resolvedSum, harm]) column.fill(0);
        for (let c = 0; c < C; c++) {
          const cell = m * C + c;
          const key = { low, high: ticketStreams[c]! };
          state.stream = key.high;
          state.month = m + 1;
          fillRandomWords(key, counters, m + 1, a, b, count);
          const { lowest, last, guide, shift } = this.tables[cell]!;
          const [h1, h2, h3, t1] = [hoursPer[c * 3]!, hoursPer[c * 3 + 1]!, hoursPer[c * 3 + 2]!, touchL1[c]!];
          for (let i = 0; i < count; i++) {
            const word = a[i]!;
            let k = guide[word >>> shift]!;
            while (word > last[k]!) k++;
            const n = lowest + k;
            base[i] = n;
            off1[i] = off1[i]! + n * h1;
            off2[i] = off2[i]! + n * h2;
            off3[i] = off3[i]! + n * h3;
            workOff[i] = workOff[i]! + n * h1;
            arrivalsOff[i] = arrivalsOff[i]! + n * t1;
          }
          if (preventedP[cell]! > 0) {
            state.purpose = 8;
            this.prevented[cell]!.fill(base, b, prevented, count, more);
            for (let i = 0; i < count; i++) created[i] = base[i]! - prevented[i]!;
          } else created.set(base);
          const helped = 1 - assist[cell]!;
          const [w1, w2, w3] = [h1 * helped, h2 * helped, h3 * helped];
          if (!(attemptedP[cell]! > 0)) {
            for (let i = 0; i < count; i++) {
              const n = created[i]!;
              on1[i] = on1[i]! + n * w1;
              on2[i] = on2[i]! + n * w2;
              on3[i] = on3[i]! + n * w3;
              workOn[i] = workOn[i]! + n * w1;
              arrivalsOn[i] = arrivalsOn[i]! + n * t1;
            }
            continue;
          }
          fillRandomWords(key, counters, (m + 1) | (1 << 7), d, e, count);
          state.purpose = 9;
          this.attempted[cell]!.fill(created, d, attempted, count, more);
          fillRandomWords(key, counters, (m + 1) | (3 << 7), skip, h, count);
          state.purpose = 10;
          fillBinomials(attempted, claimedP[c]!, 1, e, h, claimed, count, more);
          if (reopenedP[c]! > 0 || incidentsP[c]! > 0) fillRandomWords(key, counters, (m + 1) | (2 << 7), f, g, count);
          state.purpose = 11;
          if (reopenedP[c]! > 0) this.reopened[c]!.fill(claimed, f, reopened, count, more);
          else reopened.fill(0);
          state.purpose = 12;
          if (incidentsP[c]! > 0) this.incidents[c]!.fill(attempted, g, incidents, count, more);
          else incidents.fill(0);
          const level = oversightLevel[c]!;
          const overseen = on[level]!;
          const kept = 1 - selection[c]!;
          const [pa, pc, pr, ph] = [perAttemptH[c]!, perClaimH[c]!, perReopenedH[c]!, perHandoverH[c]!];
          const isFirstLine = level === 0 ? 1 : 0;
          for (let i = 0; i < count; i++) {
            const tried = attempted[i]!;
            const done = claimed[i]!;
            const resolved = done - reopened[i]!;
            const work = created[i]! - kept * resolved;
            const seen = tried * pa + done * pc + reopened[i]! * pr + (tried - done) * ph;
            on1[i] = on1[i]! + work * w1;
            on2[i] = on2[i]! + work * w2;
            on3[i] = on3[i]! + work * w3;
            overseen[i] = overseen[i]! + seen;
            workOn[i] = workOn[i]! + work * w1 + isFirstLine * seen;
            arrivalsOn[i] = arrivalsOn[i]! + (created[i]! - resolved) * t1;
            attempts[i] = attempts[i]! + tried;
            claims[i] = claims[i]! + done;
            resolvedSum[i] = resolvedSum[i]! + resolved;
            harm[i] = harm[i]! + incidents[i]!;
          }
        }
        idle.fill(0);
        for (let l = 0; l < 3; l++) {
          const price = rate[m * 3 + l]!;
          const [before, after, saved] = [off[l]!, on[l]!, freed[m]![l]!];
          for (let i = 0; i < count; i++) saved[i] = Math.max(0, before[i]! - after[i]!);
          for (let i = 0; i < count; i++) {
            let least = 0;
            if (m >= lag) {
              least = saved[i]!;
              for (let back = 1; back <= lag; back++) least = Math.min(least, freed[m - back]![l]![i]!);
            }
            idle[i] = idle[i]! + (saved[i]! - share * least) * price;
          }
        }
        const converted = m + 1 >= converts;
        const [r1, r2, r3] = [rate[m * 3]!, rate[m * 3 + 1]!, rate[m * 3 + 2]!];
        const current = currentBill[m]!;
        netCurrent += current;
        const nothing = converted ? proposedBill[m]! + money(Math.max(0, floor)) : current;
        for (let i = 0; i < count; i++) {
          const costOff = off1[i]! * r1 + off2[i]! * r2 + off3[i]! * r3 + tools[m]!;
          const ai =
            attempts[i]! * perAttempt[m]! + claims[i]! * perResolution[m]! + harm[i]! * perIncident + aiFixed[m]!;
          const costOn = on1[i]! * r1 + on2[i]! * r2 + on3[i]! * r3 + tools[m]! + ai;
          let proposed = current;
          if (converted) {
            const billed = Math.max(0, resolvedSum[i]! - included);
            proposed = proposedBill[m]! + money(Math.min(cap, Math.max(floor, billed * outcomePrice[m]!)));
          }
          netOff[i] = netOff[i]! + nothing;
          netOn[i] = netOn[i]! + proposed;
          marginOff[i] = marginOff[i]! + current - costOff;
          marginOn[i] = marginOn[i]! + current - costOn;
          proposedMarginOff[i] = proposedMarginOff[i]! + nothing - costOff;
          proposedMarginOn[i] = proposedMarginOn[i]! + proposed - costOn;
          idleSum[i] = idleSum[i]! + idle[i]!;
          if (arrivalsOff[i]! > 0 && workOff[i]! * busiest >= serversOff) overloaded[0]!++;
          if (arrivalsOn[i]! > 0 && workOn[i]! * busiest >= serversOn[m]!) overloaded[1]!++;
        }
      }
      for (let i = 0; i < count; i++) {
        const lenses = [
          [marginOff[i]!, 0, netCurrent],
          [marginOn[i]!, idleSum[i]!, netCurrent],
          [proposedMarginOff[i]!, 0, netOff[i]!],
          [proposedMarginOn[i]!, idleSum[i]!, netOn[i]!],
        ] as const;
        for (let k = 0; k < 4; k++) {
          const [margin, held, net] = lenses[k]!;
          const total = totals[k]!;
          total[0] += margin;
          total[1] += margin - held;
          total[2] += net;
        }
      }
    }
    return totals;
  }
}
