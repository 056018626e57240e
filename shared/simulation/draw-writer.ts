/** Writes the draws of section 9 into a program: tickets of a mean, those of them that something happens to, and what is measured against a bound. */
import type { FormulaNode } from "../formula/node.ts";
import type { Streams } from "../number/random.ts";
import type { TicketSampler } from "../statistics/ticket-sampler.ts";
import {
  answeredBelowStep,
  chanceColumnStep,
  chanceStep,
  type DrawPlace,
  fixedThinningStep,
  type Purpose,
  tabledTicketsStep,
  thinningStep,
  ticketsStep,
  unitStep,
  wordsStep,
} from "./draw.ts";
import { type Thinning, WORD_OF } from "./drawn-nodes.ts";
import { type Atom, atomForm, type Form, isConstant, ZERO_FORM } from "./form.ts";
import type { FormWriter } from "./form-writer.ts";

/** A stream and a month of it, from 1. */
export interface DrawSpot {
  readonly stream: string;
  readonly month: number;
}

export class DrawWriter {
  private readonly forms: FormWriter;
  private readonly streams: Streams;
  private readonly sampler: TicketSampler;
  private readonly wordPairs = new Map<string, readonly [Atom, Atom]>();

  constructor(forms: FormWriter, streams: Streams, sampler: TicketSampler) {
    this.forms = forms;
    this.streams = streams;
    this.sampler = sampler;
  }

  /** Tickets of a mean. */
  tickets(mean: Form, spot: DrawSpot): Form {
    if (isConstant(mean) && !(mean.constant > 0)) return ZERO_FORM;
    const { builder } = this.forms;
    const { purpose, at } = WORD_OF.tickets;
    const word = this.words(spot, purpose)[at];
    const out = builder.atom();
    const table = isConstant(mean) ? this.sampler.tableOf(mean.constant) : null;
    if (table !== null) builder.add(tabledTicketsStep(out, word, table));
    else {
      const { atom, by } = isConstant(mean) ? { atom: null, by: mean.constant } : this.forms.multiple(mean);
      builder.add(ticketsStep(out, word, { atom, by }, this.sampler, this.placeOf(spot)));
    }
    return atomForm(out);
  }

  /** Those of `sizes` that it happens to with `chance`. */
  thinned(sizes: Form, chance: Form, counted: Thinning["counted"], spot: DrawSpot): Form {
    if (isConstant(chance) && chance.constant <= 0) return ZERO_FORM;
    if (isConstant(sizes)) return nothingOf(sizes);
    if (isConstant(chance) && chance.constant >= 1) return sizes;
    const { builder } = this.forms;
    const { purpose, at, second } = WORD_OF[counted];
    const word = this.words(spot, purpose)[at];
    const of = this.forms.column(sizes);
    const out = builder.atom();
    const place = this.placeOf(spot);
    if (isConstant(chance)) builder.add(fixedThinningStep(out, of, word, chance.constant, counted, place));
    else {
      const { atom, by } = this.forms.multiple(chance);
      builder.add(thinningStep(out, of, [word, this.words(spot, second)[at]], { atom, by }, counted, place));
    }
    return atomForm(out);
  }

  /** 1 where the measured value, whose chance to lie below a bound `node` gives, does lie below it. One draw serves all bounds. */
  isBelow(node: FormulaNode, operands: readonly Form[], spot: DrawSpot): Form {
    if (node.operation.name === "binomialBelow") return this.isAnsweredBelow(operands, spot);
    const { builder } = this.forms;
    const units = this.forms.once(`unit ${spot.stream} ${spot.month}`, (out) =>
      builder.add(unitStep(out, this.words(spot, "unit"))),
    );
    const chance = this.forms.applied(node, operands);
    const out = builder.atom();
    if (isConstant(chance)) builder.add(chanceStep(out, units, chance.constant, 1, 0));
    else builder.add(chanceColumnStep(out, units, this.forms.column(chance)));
    return atomForm(out);
  }

  private isAnsweredBelow([bound, measured, inTime]: readonly Form[], spot: DrawSpot): Form {
    if (bound === undefined || measured === undefined || inTime === undefined || !isConstant(bound))
      throw new Error("a band has a fixed bound");
    if (isConstant(measured)) return nothingOf(measured);
    const { builder } = this.forms;
    const sizes = this.forms.column(measured);
    const answered = this.forms.once(`answered ${spot.stream} ${spot.month}`, (out) => {
      const { atom, by } = isConstant(inTime)
        ? { atom: this.forms.column(inTime), by: 1 }
        : this.forms.multiple(inTime);
      builder.add(thinningStep(out, sizes, this.words(spot, "unit"), { atom, by }, "answered", this.placeOf(spot)));
    });
    const out = builder.atom();
    builder.add(answeredBelowStep(out, answered, sizes, bound.constant));
    return atomForm(out);
  }

  private placeOf({ stream, month }: DrawSpot): DrawPlace {
    return { stream: this.streams.of(stream), month };
  }

  /** The two columns of words for a purpose, drawn once. */
  private words(spot: DrawSpot, purpose: Purpose): readonly [Atom, Atom] {
    const key = `${spot.stream} ${spot.month} ${purpose}`;
    let words = this.wordPairs.get(key);
    if (words === undefined) {
      const { builder } = this.forms;
      words = [builder.atom("words"), builder.atom("words")];
      this.wordPairs.set(key, words);
      builder.add(wordsStep(words, this.placeOf(spot), purpose));
    }
    return words;
  }
}

/** A count that is the same in all trials: nothing. */
function nothingOf(sizes: Form): Form {
  if (sizes.constant !== 0) throw new Error("tickets are drawn or there are none");
  return ZERO_FORM;
}
