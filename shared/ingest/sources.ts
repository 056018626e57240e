import { plainWords } from "./headings.ts";

/** Which system wrote a file, told by headings that only its exports carry. One row per source. */
export interface Source {
  readonly name: string;
  readonly label: string;
  /** Plain headings of which `needed` must be there. */
  readonly signs: readonly string[];
  readonly needed: number;
}

export const GENERIC_SOURCE = "generic";

export const SOURCES: readonly Source[] = [
  {
    name: "servicenow",
    label: "ServiceNow",
    signs:
      "sys mod count|made sla|opened at|sys updated at|sys updated on|sys created on|reassignment count|assignment group|caller id|cmdb ci|incident state|contact type|short description|updated by|caller".split(
        "|",
      ),
    needed: 3,
  },
  {
    name: "connectwise",
    label: "ConnectWise PSA",
    signs:
      "ticket nbr|sr service rec id|board name|status description|service type|service sub type|company rec id|date entered|date entered utc|hours actual|agr header rec id|board|summary description|resources|priority description".split(
        "|",
      ),
    needed: 3,
  },
  {
    name: "autotask",
    label: "Autotask PSA",
    signs:
      "issue type|sub issue type|total hours worked|primary resource|parent account|queue|complete date|ticket category|service level agreement has been met|contract|create date".split(
        "|",
      ),
    needed: 3,
  },
  {
    name: "halopsa",
    label: "HaloPSA",
    signs:
      "faultid|fault id|date occurred|date occured|dateoccured|dateoccurred|date cleared|datecleared|slastate|slaresponsestate|resolution state|response state|requesttype|tstatusdesc|symptom".split(
        "|",
      ),
    needed: 2,
  },
  {
    name: "syncro",
    label: "Syncro",
    signs:
      "ticket customer|ticket initial issue|ticket issue type|ticket created|ticket subject|problem type|customer business then name|tech|ticket contact|duration minutes|labor type".split(
        "|",
      ),
    needed: 2,
  },
  {
    name: "freshservice",
    label: "Freshservice",
    signs:
      "requester name|item|sub category|department|planned start date|requested for|workspace|resolution time in hrs|created time|closed time|resolved time|last updated time".split(
        "|",
      ),
    needed: 4,
  },
  {
    name: "freshdesk",
    label: "Freshdesk",
    signs:
      "created time|resolved time|closed time|due by time|last update time|initial response time|time tracked|agent interactions|customer interactions|resolution status|first response status|full name|contact id|survey results".split(
        "|",
      ),
    needed: 4,
  },
  {
    name: "zendesk",
    label: "Zendesk",
    signs:
      "summation column|requester external id|requester domain|submitter|via|initially assigned at|assigned at|solved at|group stations|assignee stations|replies|satisfaction score|first reply time in minutes|full resolution time in minutes".split(
        "|",
      ),
    needed: 3,
  },
  {
    name: "glpi",
    label: "GLPI",
    signs:
      "data abertura|data solucao|data fechamento|data iteracao|usuario iteracao|requerente|atendente|data de abertura|data da solucao|data de fechamento|ultima atualizacao|opening date|closing date|resolution date|requester requester|assigned to technician|requerente requerente|tecnico|date d ouverture|date de cloture|demandeur demandeur|fecha de apertura|fecha de cierre|data di apertura|data di chiusura".split(
        "|",
      ),
    needed: 3,
  },
  {
    name: "hp-service-manager",
    label: "HP Service Manager",
    signs:
      "ci name|ci cat|ci subcat|incident id|alert status|no of reassignments|handle time hrs|closure code|reopen time|number cnt|wbs".split(
        "|",
      ),
    needed: 4,
  },
  {
    name: "jira",
    label: "Jira",
    signs:
      "issue key|issue id|project key|project name|fix versions|original estimate|remaining estimate|work ratio|reporter".split(
        "|",
      ),
    needed: 3,
  },
  {
    name: "event-log",
    label: "Event log (XES)",
    signs:
      "case concept name|concept name|lifecycle transition|time timestamp|org resource|case variant|case id|activity|complete timestamp|variant|resource".split(
        "|",
      ),
    needed: 3,
  },
];

/** The name of the source whose signs the headings carry best, `generic` if none does. */
export function detectSource(headings: readonly string[]): string {
  const plain = new Set(headings.map(plainWords));
  let best: { name: string; share: number; found: number } = { name: GENERIC_SOURCE, share: 0, found: 0 };
  for (const source of SOURCES) {
    const found = source.signs.filter((sign) => plain.has(sign)).length;
    if (found >= source.needed && found > best.found)
      best = { name: source.name, share: found / source.signs.length, found };
  }
  return best.name;
}
