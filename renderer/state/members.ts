/** Clients and ticket categories added, renamed and removed, each as one edit with what belongs to it. */
import type { Category, Client, Component, Plan } from "../../shared/model/document.ts";
import { newCategory, newClient } from "../../shared/scenario/defaults.ts";
import { below } from "../../shared/scenario/history.ts";
import { uniqueId } from "../../shared/scenario/unique-id.ts";
import { edit } from "./edits.ts";
import { notify } from "./notices.ts";
import { type EvidenceRecord, type ScenarioRecords, useScenario } from "./scenario-store.ts";
import { chooseScope } from "./selection-store.ts";

function records(): ScenarioRecords {
  const { records: known } = useScenario.getState();
  if (known === null) throw new Error("No scenario is selected");
  return known;
}

function refuse(message: string): void {
  useScenario.setState({ refusal: message });
}

async function store(label: string, recipe: (before: ScenarioRecords) => ScenarioRecords): Promise<boolean> {
  const outcome = await edit(label, recipe);
  if (!outcome.stored) refuse(outcome.message);
  return outcome.stored;
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

function evidenceWithout(evidence: EvidenceRecord, parent: string): EvidenceRecord {
  return Object.fromEntries(Object.entries(evidence).filter(([path]) => !isBelow(path, parent)));
}

/** The evidence of one member, also for another that begins as its copy. */
function evidenceCopied(evidence: EvidenceRecord, from: string, to: string): EvidenceRecord {
  const copies = Object.entries(evidence).flatMap(([path, one]) =>
    isBelow(path, from) ? [[`${to}${path.slice(from.length)}`, one] as const] : [],
  );
  return { ...evidence, ...Object.fromEntries(copies) };
}

export async function addClient(name: string): Promise<void> {
  const client = newClient(records().document, name);
  const stored = await store(`Add client ${name}`, (before) => ({
    ...before,
    document: { ...before.document, clients: [...before.document.clients, client] },
  }));
  if (stored) chooseScope({ kind: "client", id: client.id });
}

export async function copyClient(source: Client, name: string): Promise<void> {
  const { document } = records();
  const ids = document.clients.map((client) => client.id);
  const client: Client = { ...source, id: uniqueId(name, ids, "client"), name };
  const stored = await store(`Copy client ${source.name} as ${name}`, (before) => ({
    document: { ...before.document, clients: [...before.document.clients, client] },
    evidence: evidenceCopied(before.evidence, below("clients", source.id), below("clients", client.id)),
  }));
  if (stored) chooseScope({ kind: "client", id: client.id });
}

export function renameClient(id: string, name: string): void {
  void store(`Rename client to ${name}`, (before) => ({
    ...before,
    document: {
      ...before.document,
      clients: before.document.clients.map((client) => (client.id === id ? { ...client, name } : client)),
    },
  }));
}

export async function removeClient(client: Client): Promise<void> {
  const stored = await store(`Remove client ${client.name}`, (before) => ({
    document: { ...before.document, clients: before.document.clients.filter((one) => one.id !== client.id) },
    evidence: evidenceWithout(before.evidence, below("clients", client.id)),
  }));
  if (stored) notify(`Removed ${client.name} and its plans`, true);
}

export function addCategory(name: string): void {
  void store(`Add category ${name}`, (before) => ({
    ...before,
    document: {
      ...before.document,
      categories: [...before.document.categories, newCategory(before.document, name)],
    },
  }));
}

export function renameCategory(id: string, name: string): void {
  void store(`Rename category to ${name}`, (before) => ({
    ...before,
    document: {
      ...before.document,
      categories: before.document.categories.map((category) => (category.id === id ? { ...category, name } : category)),
    },
  }));
}

/** A list that loses its last category stays as an empty list: without a list the component would be on all of them. */
function componentWithout(component: Component, category: string): Component {
  if (!("categories" in component) || component.categories === undefined) return component;
  return component.categories.includes(category)
    ? { ...component, categories: component.categories.filter((id) => id !== category) }
    : component;
}

function planWithout(plan: Plan, category: string): Plan {
  return { ...plan, components: plan.components.map((component) => componentWithout(component, category)) };
}

export async function removeCategory(category: Pick<Category, "id" | "name">): Promise<void> {
  const stored = await store(`Remove category ${category.name}`, (before) => ({
    document: {
      ...before.document,
      categories: before.document.categories.filter((one) => one.id !== category.id),
      clients: before.document.clients.map((client) => ({
        ...client,
        currentPlan: planWithout(client.currentPlan, category.id),
        proposedPlan: planWithout(client.proposedPlan, category.id),
      })),
    },
    evidence: evidenceWithout(before.evidence, below("categories", category.id)),
  }));
  if (stored) notify(`Removed ${category.name} with its tickets`, true);
}
