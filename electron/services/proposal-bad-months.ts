/** Bad months of offers, each simulated once and remembered: a proposal is judged by them as soon as they are known. */
import type { BadMonth, BadMonths } from "../../shared/proposal/bad-month.ts";
import type { OptionId, ProposalDraft } from "../../shared/proposal/draft.ts";
import { planOffer, shownPlans, termOf } from "../../shared/proposal/price-offer.ts";
import type { FrozenInputs } from "../../shared/proposal/sent.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { BadMonthTask } from "../export/proposal-task.ts";
import { ProposalThread } from "../export/proposal-thread.ts";
import { sha256Of } from "../storage/sent-file-store.ts";

const MOST_KEPT = 1000;

interface Wanted {
  readonly option: OptionId;
  readonly key: string;
  readonly task: BadMonthTask;
}

export class BadMonthsOfOffers {
  /** A thread of its own, so that no document waits for trials. */
  readonly #thread = new ProposalThread();
  /** And one for what is tried on an offer, which takes longer yet. */
  readonly trying = new ProposalThread();
  readonly #known = new Map<string, BadMonth>();
  readonly #running = new Map<string, Promise<BadMonth>>();

  /** Those known by now. `inputs` must be priceable. */
  known(draft: ProposalDraft, inputs: Pick<FrozenInputs, "document">): BadMonths {
    const found: Partial<Record<OptionId, BadMonth>> = {};
    for (const { option, key } of wanted(draft, inputs)) {
      const known = this.#known.get(key);
      if (known !== undefined) found[option] = known;
    }
    return found;
  }

  /** All of them; a second and more for each that is not known yet. */
  async workedOut(draft: ProposalDraft, inputs: Pick<FrozenInputs, "document">): Promise<BadMonths> {
    const found: Partial<Record<OptionId, BadMonth>> = {};
    for (const { option, key, task } of wanted(draft, inputs)) {
      found[option] = this.#known.get(key) ?? (await this.#once(key, task));
    }
    return found;
  }

  close(): void {
    this.#thread.close();
    this.trying.close();
  }

  #once(key: string, task: BadMonthTask): Promise<BadMonth> {
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const started = this.#thread
      .run(task)
      .then((found) => {
        const [oldest] = this.#known.keys();
        if (oldest !== undefined && this.#known.size >= MOST_KEPT) this.#known.delete(oldest);
        this.#known.set(key, found);
        return found;
      })
      .finally(() => this.#running.delete(key));
    this.#running.set(key, started);
    return started;
  }
}

function wanted(draft: ProposalDraft, { document }: Pick<FrozenInputs, "document">): readonly Wanted[] {
  const { clientId } = draft;
  const term = termOf(draft);
  return shownPlans(draft, document).map(({ id, plan }) => {
    const task = { kind: "bad-month", document: planOffer(document, clientId, plan, term), clientId, term } as const;
    return { option: id, key: sha256Of(Buffer.from(canonicalJson(task))), task };
  });
}
