/** Reads what somebody sent: a package or a plain scenario document. Whatever is wrong with it is said, and nothing is stored. */
import { z } from "zod";
import { isPlainJson } from "../../shared/contract/plain-json.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { checkScenario, type Fault } from "../../shared/scenario/check.ts";
import { findDuplicateKey } from "../../shared/scenario/duplicate-key.ts";
import {
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageContent,
  type PackagedScenario,
} from "../../shared/scenario/package.ts";
import { resolveVariant, type ScenarioContent } from "../../shared/scenario/variant.ts";
import { RECORD_CHECKS } from "./record-kinds.ts";
import { faulty } from "./scenario-guard.ts";
import { sha256 } from "./scenario-states.ts";
import { hashOf } from "./scenario-tree.ts";

export type ReadFile =
  | { readonly kind: "package"; readonly content: PackageContent }
  | { readonly kind: "document"; readonly document: Json };

const NOTHING_STORED = "Nothing was stored.";

function unreadable(file: string, why: string): Problem {
  return new Problem("file-unreadable", `"${file}" ${why} ${NOTHING_STORED}`);
}

const id = z.string().min(1).max(200);
const json = z.custom<Json>((value) => value !== undefined);
const change = z.custom<Change>(
  (value) =>
    z
      .strictObject({
        record: z.string().min(3).max(400),
        path: z.string().max(4000),
        before: json.optional(),
        after: json.optional(),
      })
      .safeParse(value).success,
);

const contentSchema = z.strictObject({
  exportedAt: z.iso.datetime(),
  exportedBy: z.string().max(200),
  scenario: id,
  scenarios: z
    .array(
      z.strictObject({
        id,
        content: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("root"), document: json, evidence: json }),
          z.strictObject({ kind: z.literal("variant"), record: json }),
        ]),
        claims: json.nullable(),
        lock: json.nullable(),
        origin: z.string().nullable(),
        history: z.array(
          z.strictObject({
            seal: z.string().regex(/^[0-9a-f]{64}$/),
            label: z.string().max(500),
            who: z.string().max(200),
            at: z.iso.datetime(),
            changes: z.array(change),
          }),
        ),
      }),
    )
    .min(1)
    .max(10_000),
});

/** Throws `file-unreadable`, `package-newer`, `cyclic-parent`, `parent-missing` or `document-has-faults`. */
export function readScenarioText(file: string, text: string): ReadFile {
  const value = parsed(file, text);
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (format === "outturn-scenario") return { kind: "document", document: value };
  if (format !== PACKAGE_FORMAT)
    throw unreadable(file, "is neither a scenario of Outturn nor a package of them. Choose another file.");
  const { version, hash, content } = value as { version?: unknown; hash?: unknown; content?: unknown };
  if (typeof version === "number" && version > PACKAGE_VERSION) {
    throw new Problem(
      "package-newer",
      `"${file}" was written by a newer version of Outturn (package version ${version}; this one knows ${PACKAGE_VERSION}). ${NOTHING_STORED} Install the newer version to open it.`,
      { found: version, known: PACKAGE_VERSION },
    );
  }
  const damaged = "is damaged: what it holds is not what was written. Ask for it again.";
  if (version !== PACKAGE_VERSION || content === undefined || sha256(canonicalJson(content)) !== hash)
    throw unreadable(file, damaged);
  const checked = contentSchema.safeParse(content);
  if (!checked.success) {
    const [first] = checked.error.issues;
    throw unreadable(file, `is no sound package: ${first?.path.join("/")}: ${first?.message}.`);
  }
  const package_ = checked.data as unknown as PackageContent;
  requireSound(file, package_);
  return { kind: "package", content: package_ };
}

function parsed(file: string, text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable(file, "is not JSON. Choose a scenario or a package that Outturn wrote.");
  }
  const twice = findDuplicateKey(text);
  if (twice !== undefined)
    throw unreadable(file, `has the field "${twice.key}" twice in one place (${twice.pointer}).`);
  if (!isPlainJson(value)) throw unreadable(file, "holds what no scenario can: text or nesting that cannot be kept.");
  return value;
}

/** What the scenarios of a package read as, each from those of the package only. */
export function resolvedContents(scenarios: readonly PackagedScenario[]): ReadonlyMap<string, ScenarioContent> {
  const found = new Map<string, ScenarioContent>();
  for (const { id: one, content } of scenarios) {
    if (content.kind === "root") found.set(one, content);
    else {
      const parent = found.get(content.record.parent);
      if (parent !== undefined) found.set(one, resolveVariant(parent, content.record));
    }
  }
  return found;
}

function requireSound(file: string, { scenario, scenarios }: PackageContent): void {
  const ids = scenarios.map((one) => one.id);
  if (new Set(ids).size !== ids.length || ids.at(-1) !== scenario)
    throw unreadable(file, "is no sound package: its scenarios are not told apart.");
  for (const one of scenarios) requireSoundRecords(file, one);
  requireRooted(file, scenarios);
  for (const [one, { document }] of resolvedContents(scenarios)) {
    const faults = checkScenario(document);
    if (faults.length > 0)
      throw faulty(`In "${file}" "${document.name}" has a fault. ${NOTHING_STORED}`, faults, { scenario: one });
  }
  for (const { lock } of scenarios) {
    if (lock !== null && hashOf(lock.document) !== lock.hash)
      throw unreadable(file, `is damaged: the plan of record "${lock.document.name}" does not give its hash.`);
  }
}

function requireSoundRecords(file: string, { id: one, content, claims, lock }: PackagedScenario): void {
  const check = (kind: string, value: unknown): readonly Fault[] => RECORD_CHECKS[kind]?.(value as Json) ?? [];
  const faults = [
    ...(content.kind === "root"
      ? [...check("scenario", content.document), ...check("evidence", content.evidence)]
      : check("variant", content.record)),
    ...(claims === null ? [] : check("claims", claims)),
    ...(lock === null ? [] : check("lock", lock)),
  ];
  if (faults.length > 0)
    throw faulty(`In "${file}" a scenario has a fault. ${NOTHING_STORED}`, faults, { scenario: one });
}

/** Every variant stands after what it inherits from, or there is a ring or a gap. */
function requireRooted(file: string, scenarios: readonly PackagedScenario[]): void {
  const parents = new Map(
    scenarios.map(({ id: one, content }) => [one, content.kind === "variant" ? content.record.parent : null]),
  );
  const seen = new Set<string>();
  for (const { id: one, content } of scenarios) {
    if (content.kind === "variant" && !seen.has(content.record.parent)) {
      const ring = new Set<string>();
      for (let at: string | null | undefined = one; at !== null && at !== undefined; at = parents.get(at)) {
        if (ring.has(at)) {
          throw new Problem(
            "cyclic-parent",
            `In "${file}" "${content.record.name}" inherits from itself, through ${ring.size} scenarios. ${NOTHING_STORED} Ask for a package that was exported anew.`,
            { ring: [...ring] },
          );
        }
        ring.add(at);
      }
      throw new Problem(
        "parent-missing",
        `In "${file}" "${content.record.name}" inherits from a scenario that the package does not hold before it. ${NOTHING_STORED} Ask for a package that was exported anew.`,
        { id: one },
      );
    }
    seen.add(one);
  }
}
