/** The policy texts of a proposal: careful defaults that somebody has to read, complete and own before a client sees them. */

export const POLICY_IDS = [
  "control",
  "escalation",
  "audit",
  "data",
  "responsibility",
  "accuracy",
  "identities",
  "outcomes",
  "credits",
  "review",
  "terms",
  "definitions",
] as const;
export type PolicyId = (typeof POLICY_IDS)[number];

export interface PolicyText {
  readonly id: PolicyId;
  readonly title: string;
  /** Paragraphs parted by empty lines; a paragraph of lines that begin with `- ` is a list. */
  readonly text: string;
  readonly owner: string;
  /** ISO date of the last review. */
  readonly reviewedOn: string;
  /** Who adopted exactly this text, and when; null until somebody did. */
  readonly confirmed: { readonly by: string; readonly on: string } | null;
}

export function isPolicyId(value: string): value is PolicyId {
  return POLICY_IDS.some((id) => id === value);
}

/** Blanks left to fill: `[name of the AI tools]`. */
export function blanksOf(text: string): readonly string[] {
  return [...text.matchAll(/\[[^[\]\n]+\]/g)].map(([blank]) => blank);
}

/** Why a text may not go to a client yet, in words; null where it may. */
export function policyObjection(policy: PolicyText | undefined, id: PolicyId): string | null {
  if (policy === undefined || policy.text.trim() === "") return `The text "${policy?.title ?? id}" is missing.`;
  const [blank, ...more] = blanksOf(policy.text);
  if (blank !== undefined) {
    const rest = more.length === 0 ? "" : ` and ${more.length} more`;
    return `The text "${policy.title}" still has blanks to fill: ${blank}${rest}.`;
  }
  if (policy.owner.trim() === "") return `The text "${policy.title}" has no owner.`;
  return policy.confirmed === null ? `Nobody has confirmed the text "${policy.title}" yet.` : null;
}

const HEAD = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

/** A text as it lies in a file: `title`, `owner`, `reviewed` and, once adopted, `confirmed: NAME, DATE` between lines of dashes, then the text. */
export function readPolicy(id: PolicyId, file: string): PolicyText {
  const [, head, text] = HEAD.exec(file.replaceAll("\r\n", "\n")) ?? [];
  if (head === undefined || text === undefined) throw new TypeError(`the policy text "${id}" has no head`);
  const fields = new Map(
    head.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const [, by, on] = /^(.+),\s*(\d{4}-\d{2}-\d{2})$/.exec(fields.get("confirmed") ?? "") ?? [];
  return {
    id,
    title: fields.get("title") ?? id,
    text: text.trim(),
    owner: fields.get("owner") ?? "",
    reviewedOn: fields.get("reviewed") ?? "",
    confirmed: by === undefined || on === undefined ? null : { by, on },
  };
}
