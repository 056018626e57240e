import { FIELD_NAMES, type TicketField } from "./ticket-fields.ts";

/**
 * What the PSA and ITSM exports call our fields, in the plain words of `headings.ts`, parted by bars. The first tier that a
 * file has wins; names in one tier mean the same. Sources: the vendors' export columns and reports (ConnectWise Service
 * view, Autotask and HaloPSA report builders, Syncro importer templates, ServiceNow table fields and list labels,
 * Freshdesk, Freshservice and Zendesk exports, GLPI in five languages, HP Service Manager, Jira, XES event logs).
 */
const TIERS: Record<TicketField, readonly string[]> = {
  id: [
    "ticket id|ticket number|ticket nbr|ticket no|ticket num|ticket #|ticket nr|ticket|ticker",
    "ticketnummer|ticket nummer|ticketnr|vorgangsnummer|vorgang|fallnummer",
    "incident id|incident number|incident no|case id|case number|request id|issue key|fault id|faultid",
    "number|id|no|nbr|#|nr|key|numero|chamado|id do chamado|numero do chamado|n chamado",
    "sr service rec id|sr service recid|id ticket|numero ticket|numero de ticket|numero do ticket|case concept name",
    "n|codigo|identificador|identifiant|identificativo|reference|ref|display id|work order id",
  ],
  opened: [
    "opened at|opened|open time|opened time|opened date|open date|date opened|opening date|open|sr open time",
    "created at|created|created time|created date|create date|create time|creation date|creation time",
    "create date time|created date time|creation date time|open date time|opened date time|logged date time",
    "date created|time created|created on|create datetime|date entered|date entered utc|entered|entered date",
    "date occurred|date occured|dateoccurred|dateoccured|occurred|date reported|reported|reported date|logged|date logged|log date",
    "submitted|submitted at|submit date|submitted date|date submitted|received|received date|date received",
    "raised|raised date|date raised|start date|start time|incident start|date|datetime",
    "data abertura|data de abertura|abertura|aberto em|data criacao|data de criacao|criado em|criacao",
    "data apertura|data di apertura|apertura|aperto il|data creazione|data di creazione|creato il",
    "fecha apertura|fecha de apertura|fecha creacion|fecha de creacion|creado|abierto",
    "date d ouverture|date ouverture|date de creation|date creation|cree le|ouvert le",
    "eroffnungsdatum|eroffnet am|erstellt am|erstellt|erstellungsdatum|angelegt am|offnungsdatum",
    "sys created on|sys created at|first event",
    "time timestamp|complete timestamp|start timestamp|timestamp|event timestamp|event time|change date time",
  ],
  resolved: [
    "resolved at|resolved|resolved time|resolved date|resolve date|resolve time|date resolved|resolved on",
    "resolution date|resolved date time|resolved datetime|date resolved utc|solved at|solved|solved date|resolution time",
    "solution date|date solved|time to resolution|resolution at|fixed date|fixed|fix date|date fixed",
    "data solucao|data de solucao|data da solucao|solucionado em|data resolucao|data de resolucao|data da resolucao",
    "resolvido em|solucao|data soluzione|data di soluzione|data risoluzione|data di risoluzione|risolto il|risolto",
    "fecha solucion|fecha de solucion|fecha resolucion|fecha de resolucion|resuelto",
    "date de resolution|date de solution|resolu le|losungsdatum|gelost am|datum der losung",
    "resolved by date|completed|complete date time|completed date time|completion date time|complete date|completed date|completed at|completion date|date completed",
    "completion time|date finished|finished|finished at|data conclusao|concluido em",
  ],
  closed: [
    "closed at|closed|closed time|closed date|close date|close time|date closed|date closed utc|closed on",
    "closed date time|close date time|closure date time|closing date|closure date|closure time|date cleared|datecleared|dateclosed|end date|end time|closing time",
    "data fechamento|data de fechamento|data do fechamento|fechado em|fechamento|encerrado em|data encerramento",
    "data de encerramento|data chiusura|data di chiusura|chiusura|chiuso il|chiuso",
    "fecha cierre|fecha de cierre|cerrado|date de cloture|date cloture|date de fermeture|cloture le",
    "abschlussdatum|geschlossen am|schliessdatum|schliessungsdatum|geschlossen",
  ],
  priority: [
    "priority|priority description|priority name|priority level|pdesc|priorita|prioridade|prioridad|priorite|prioritat",
    "severity|severity level|severita|severidade|gravidade|gravita|seriousness|urgency|urgenza|urgencia",
  ],
  category: [
    "category|category name|category 1|category1|categoria|categorie|kategorie|issue category|service category",
    "issue type|problem type|service type|ci cat|product category|tipo de problema|tipo di problema",
    "type|rtdesc|ticket type|request type|incident type|case type|tipo|type name|tipologia|art|board type",
    "queue|board|board name|queue name|fila|coda|topic|product|service|department",
  ],
  subcategory: [
    "subcategory|sub category|subcategoria|sottocategoria|category 2|category2|unterkategorie|sous categorie",
    "sub issue type|subissue type|issue subtype|subtype|sub type|service sub type|service subtype|ci subcat|item",
  ],
  status: [
    "status|status description|incident state|ticket status|state|stato|situacao|estado|statut|zustand",
    "status name|current status|ident state|tstatus|tstatusdesc|etat|concept name|activity",
  ],
  slaMet: [
    "made sla|sla met|met sla|sla made|sla achieved|sla compliant|sla compliance|in sla|within sla",
    "service level agreement has been met|sla status|sla status text|resolution status|resolution sla status|sla state",
    "slastate|resolution state|resolution sla met|resolution met|resolution sla|sla result|sla outcome|sla hit",
    "sla breached|has breached|breached|sla breach|sla violated|sla violation|resolution breached|sla missed",
    "sla cumprido|sla atendido|dentro do sla|no prazo|dentro do prazo|sla rispettato|entro sla|sla cumplido",
    "sla|tempo para solucao excedido|time to resolve exceeded|time to resolution exceeded|overdue|sla excedido",
  ],
  reopens: [
    "reopen count|reopens|reopened count|reopen|reopened|no of reopens|number of reopens|times reopened",
    "reopen time|reopened at|reopened date|reaberturas|reaberto|riaperture|riaperto|reaperturas|wiedereroffnet",
  ],
  handleMinutes: [
    "handle minutes|handling minutes|handle time|handling time|time worked|minutes worked|work minutes|worked minutes",
    "total hours worked|hours worked|worked hours|hours actual|actual hours|total hours|total time|total time worked",
    "time tracked|time spent|duration minutes|time taken|timetaken|actual time|work time|total minutes|labor time",
    "labour time|effort|effort hours|total time spent|tempo gasto|tempo trabalhado|horas trabalhadas|tempo lavorato",
    "ore lavorate|tiempo trabajado|duree totale|temps passe|arbeitszeit|aufwand|bearbeitungszeit|minutes|hours",
  ],
  client: [
    "company name|company|client|client name|customer company|account|account name|organization|organisation",
    "organization name|organisation name|customer|customer business then name|cliente|azienda|empresa|entidade",
    "area|areadesc|aareadesc|entity|entite|kunde|firma|societe|parent account",
  ],
  firstResponse: [
    "first response time|first response|first response date time|first response datetime|first response at|responded at",
    "date responded|date responded utc|initial response time|first reply|first reply at|response date|response time",
    "responded|first responded at|respondido em|data primeira resposta|response start date|first assigned at",
  ],
  sequence: ["sys mod count|mod count|update count|sequence|entry sequence|version number|revision|sequenza"],
  updated: [
    "sys updated on|sys updated at|updated|updated at|updated time|updated on|last updated|last update",
    "last update time|last updated time|last modified|last modified date|modified|modified at|last activity|last action",
    "last update utc|ultima atualizacao|atualizado em|ultima modifica|ultimo aggiornamento|ultima actualizacion",
    "derniere modification|derniere mise a jour|letzte anderung|letzte aktualisierung|data iteracao",
    "time timestamp|complete timestamp|start timestamp|timestamp|event timestamp|event time|change date time",
  ],
};

/** The names of a field, tier by tier. */
export function synonymsOf(field: TicketField): readonly (readonly string[])[] {
  return SPLIT[field];
}

const SPLIT = Object.fromEntries(
  FIELD_NAMES.map((field) => [field, TIERS[field].map((names) => names.split("|"))]),
) as {
  [F in TicketField]: string[][];
};

/** Every name that any field goes by. */
export const KNOWN_HEADINGS: ReadonlySet<string> = new Set(Object.values(SPLIT).flat(2));

/** Headings whose dates mean something else; such a column is never asked about as the time of opening. */
export const OTHER_DATES =
  /\b(due|purchase|birth|dob|required|scheduled|planned|expir\w*|renewal|warranty|contract|sla|target|response|responded|reply|assigned|reopen\w*|respond|resplan|hold|vencimento|scadenza|nascimento|prazo|viewed|survey|invoice|bill\w*|satisfaction|deadline|compra)\b/;

/** Headings where yes says that the agreement was missed. */
export const MISSED_SLA = /\b(breach(ed)?|violat(ed|ion)|missed|exceeded|overdue|excedido|failed)\b/;
