import { describe, expect, test } from "vitest";
import { plainWords, uniqueHeadings } from "../../shared/ingest/headings.ts";
import { proposeMapping, sampleColumns } from "../../shared/ingest/mapping.ts";
import { detectSource } from "../../shared/ingest/sources.ts";
import type { Mapping } from "../../shared/ingest/ticket-fields.ts";
import { codesOf, ingestText } from "./ingest-text.ts";

function propose(headings: string, ...rows: string[]): { source: string; mapping: Mapping; questions: string[] } {
  const names = uniqueHeadings(headings.split("|"));
  const columns = sampleColumns(
    names,
    rows.map((row) => row.split("|")),
  );
  const { mapping, questions } = proposeMapping(columns, {});
  return { source: detectSource(names), mapping, questions: questions.map(({ field }) => field) };
}

describe("columns of the systems that MSPs use", () => {
  test.each<[string, string, Partial<Mapping>]>([
    [
      "connectwise",
      "TicketNbr|Board_Name|status_description|ServiceType|ServiceSubType|Priority_Description|company_name|date_entered|Date_Resolved_UTC|date_closed|Hours_Actual|Resolved_Minutes|State",
      {
        id: "TicketNbr",
        opened: "date_entered",
        resolved: "Date_Resolved_UTC",
        closed: "date_closed",
        category: "ServiceType",
        status: "status_description",
        handleMinutes: "Hours_Actual",
        client: "company_name",
      },
    ],
    [
      "connectwise",
      "Ticket #|Age|Status|Priority|Company|Summary Description|Board|Type|Subtype|Resources|Total Hours|Date Entered|Closed Date",
      {
        id: "Ticket #",
        opened: "Date Entered",
        closed: "Closed Date",
        category: "Type",
        subcategory: "Subtype",
        handleMinutes: "Total Hours",
      },
    ],
    [
      "autotask",
      "Ticket Number|Title|Company|Created|Complete Date|Issue Type|Sub-Issue Type|Status|Queue|Priority|Primary Resource|Total Hours Worked",
      {
        id: "Ticket Number",
        opened: "Created",
        resolved: "Complete Date",
        category: "Issue Type",
        subcategory: "Sub-Issue Type",
        handleMinutes: "Total Hours Worked",
      },
    ],
    [
      "autotask",
      "Ticket Number|Title|Account|Queue|Issue Type|Sub-Issue Type|Priority|Status|Create Date/Time|Resolved Date/Time|Complete Date/Time|Worked Hours",
      {
        id: "Ticket Number",
        opened: "Create Date/Time",
        resolved: "Resolved Date/Time",
        client: "Account",
        handleMinutes: "Worked Hours",
      },
    ],
    [
      "halopsa",
      "Ticket ID|Client|Site|Summary|Date Occurred|Date Closed|Status|Category|Priority|Resolution State|Response State",
      { id: "Ticket ID", opened: "Date Occurred", closed: "Date Closed", slaMet: "Resolution State", client: "Client" },
    ],
    [
      "syncro",
      "ticket customer|ticket number|ticket subject|tech|ticket status|ticket issue type|ticket created|ticket priority",
      { id: "ticket number", opened: "ticket created", category: "ticket issue type", client: "ticket customer" },
    ],
    [
      "servicenow",
      "number|incident_state|reopen_count|sys_mod_count|made_sla|opened_at|sys_created_at|sys_updated_at|category|subcategory|priority|resolved_at|closed_at",
      {
        id: "number",
        opened: "opened_at",
        sequence: "sys_mod_count",
        slaMet: "made_sla",
        reopens: "reopen_count",
        updated: "sys_updated_at",
      },
    ],
    [
      "freshdesk",
      "Ticket ID|Subject|Status|Priority|Type|Created time|Due by Time|Resolved time|Closed time|Last update time|Time tracked|Resolution time (in hrs)|Resolution status|First response status",
      {
        id: "Ticket ID",
        opened: "Created time",
        resolved: "Resolved time",
        slaMet: "Resolution status",
        handleMinutes: "Time tracked",
        category: "Type",
      },
    ],
    [
      "freshservice",
      "Ticket Id|Subject|Status|Priority|Type|Category|Sub-Category|Item|Requester Name|Created Time|Resolved Time|Closed Time|Last Updated Time|Resolution Time (in Hrs)",
      {
        id: "Ticket Id",
        opened: "Created Time",
        resolved: "Resolved Time",
        category: "Category",
        subcategory: "Sub-Category",
      },
    ],
    [
      "zendesk",
      "Summation column|Id|Requester domain|Submitter|Status|Priority|Via|Ticket type|Created at|Updated at|Organization|Solved at|Resolution time|Reopens|Replies",
      {
        id: "Id",
        opened: "Created at",
        resolved: "Solved at",
        reopens: "Reopens",
        category: "Ticket type",
        client: "Organization",
      },
    ],
    [
      "glpi",
      "ID|Título|Status|Última atualização|Data de abertura|Prioridade|Requerente - Requerente|Categoria|Data da solução|Data de fechamento|Tempo para solução excedido",
      {
        id: "ID",
        opened: "Data de abertura",
        resolved: "Data da solução",
        closed: "Data de fechamento",
        slaMet: "Tempo para solução excedido",
      },
    ],
    [
      "generic",
      "Numero ticket:|Data apertura:|Data chiusura:|Priorità:|Categoria:|Stato:|Cliente:",
      {
        id: "Numero ticket:",
        opened: "Data apertura:",
        closed: "Data chiusura:",
        priority: "Priorità:",
        category: "Categoria:",
        client: "Cliente:",
      },
    ],
  ])("%s", (source, headings, expected) => {
    const found = propose(headings);
    expect(found.source).toBe(source);
    // A ConnectWise time in UTC only draws the others along where they exist in UTC.
    expect(found.mapping).toMatchObject(expected);
  });
});

describe("what the cells say", () => {
  test("a column called resolved that holds yes and no is no time", () => {
    expect(propose("id|opened|resolvido em", "1|2020-01-01|sim", "2|2020-01-02|não").mapping.resolved).toBeNull();
  });

  test("a column called time that holds timestamps is no duration", () => {
    expect(propose("id|opened|time spent", "1|2020-01-01|2020-01-02 10:00").mapping.handleMinutes).toBeNull();
  });

  test("a filled column goes before an empty one of the same meaning", () => {
    expect(propose("id|opened|resolved at|solved at", "1|2020-01-01||2020-01-03").mapping.resolved).toBe("solved at");
  });

  test("day numbers of a spreadsheet are rejected with that reason", () => {
    const { report } = ingestText("id,opened\n1,43831.5\n2,43832.25\n");
    expect(report.rejected[0]).toMatchObject({
      line: 2,
      column: "opened",
      reason: "not a date (a spreadsheet's day number)",
    });
  });
});

describe("what only the user can know", () => {
  test("which of several unknown dates is the opening", () => {
    expect(propose("ticket id|when it began|last seen on", "1|2020-01-01|2020-01-05").questions).toEqual(["opened"]);
  });

  test("which column holds the number", () => {
    expect(propose("our code|opened", "A-1|2020-01-01", "A-2|2020-01-02", "A-3|2020-01-03").questions).toEqual(["id"]);
  });

  test("anything, where no heading is known", () => {
    expect(propose("a|b|c", "1|2|3").questions).toEqual(["id"]);
  });

  test("a mapping given by hand stands, null included, and its mistakes are named", () => {
    const text = "id,opened,kind\n1,2020-01-13,x\n1,2020-01-14,y\n";
    const { report } = ingestText(text, { mapping: { id: null, category: "kind" } });
    expect(report.counts.tickets).toBe(2);
    expect(codesOf(report)).toContain("no-ticket-number");
    const { inspection } = ingestText(text, { mapping: { category: "sort", colour: "kind" } });
    expect(inspection.questions.map(({ message }) => message.split(":")[0])).toEqual(["category", "colour"]);
  });

  test("the mapping of a report leads to the same report", () => {
    const text = "id,opened,kind,priority\n1,2020-01-13,x,High\n2,2020-01-14,y,Low\n";
    const { report } = ingestText(text, { mapping: { category: "kind" } });
    expect(ingestText(text, { mapping: report.mapping }).report).toEqual(report);
  });
});

test("headings are told apart", () => {
  expect(uniqueHeadings(["category", " category ", "", "a", "a"])).toEqual([
    "category",
    "category (2)",
    "Column 3",
    "a",
    "a (2)",
  ]);
  expect(plainWords("Data_Solução:")).toBe("data solucao");
  expect(plainWords("serviceLevelAgreementHasBeenMet")).toBe("service level agreement has been met");
});

test("headings that are names of every object stay plain headings", () => {
  const { report } = ingestText("id,opened,__proto__,constructor\n1,2020-01-13,x,y\n", {
    mapping: { category: "__proto__", priority: "constructor" },
  });
  expect(report.profile.byCategory).toEqual({ x: 1 });
  expect(report.profile.byPriority).toEqual({ y: 1 });
  expect(Object.keys(Object.prototype)).toEqual([]);
});
