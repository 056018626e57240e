/** Every leaf field of the scenario document outside the plans, in the order of spec section 2. */
import { CURRENCIES } from "../number/currency.ts";
import { LEVELS, PRIORITIES } from "./document.ts";
import type { Choice, Field } from "./field.ts";
import { MOST_PEOPLE, MOST_UNITS, rowsOf } from "./field-rows.ts";

export const UNIT_CHOICES: readonly Choice[] = [
  { value: "users", label: "Users" },
  { value: "endpoints", label: "Endpoints" },
  { value: "servers", label: "Servers" },
  { value: "sites", label: "Sites" },
  { value: "client", label: "Client" },
];
const LEVEL_CHOICES: readonly Choice[] = LEVELS.map((level) => ({ value: level, label: level }));

const scenario = rowsOf({ group: "scenario" });
const labour = rowsOf({ group: "labour" });
const tools = rowsOf({ group: "tools" });
const proactive = rowsOf({ group: "proactive" });
const desk = rowsOf({ group: "desk" });
const category = rowsOf({ group: "categories" });
const ai = rowsOf({ group: "ai" });
const client = rowsOf({ group: "clients" });

const SCENARIO: readonly Field[] = [
  {
    pattern: "format",
    label: "Format",
    kind: "constant",
    unit: "text",
    constant: "outturn-scenario",
    allowed: '"outturn-scenario"',
    required: true,
    group: "scenario",
    help: "Marks the file as a scenario of Outturn.",
  },
  {
    pattern: "version",
    label: "Version",
    kind: "constant",
    unit: "text",
    constant: 1,
    allowed: "1",
    required: true,
    group: "scenario",
    help: "Version of the scenario format.",
  },
  scenario.text("name", "Name", "Name of the scenario in lists and on exports."),
  scenario.choice(
    "currency",
    "Currency",
    CURRENCIES.map((code) => ({ value: code, label: code })),
    "Currency of every amount; invoice lines are rounded to its minor unit.",
    { allowed: "an ISO 4217 currency code in capitals, such as USD" },
  ),
  scenario.choice(
    "rounding",
    "Rounding",
    [
      { value: "half-up", label: "Half away from zero" },
      { value: "half-even", label: "Half to even" },
    ],
    "How an amount exactly between two minor units is rounded on an invoice.",
    { defaultValue: "half-up" },
  ),
  {
    pattern: "startMonth",
    label: "Start month",
    kind: "calendar-month",
    unit: "calendar-month",
    allowed: "a calendar month written YYYY-MM",
    required: true,
    step: "1",
    group: "scenario",
    help: "Calendar month that is month 1 of the scenario.",
  },
  scenario.count("months", "Horizon", "months", 120, "Number of months evaluated.", {
    domain: { minimum: "1", maximum: "120" },
    allowed: "a whole number of months from 1 to 120",
  }),
  scenario.change(
    "discountRate",
    "Discount rate",
    "Yearly rate at which later margin is discounted in the net present value.",
  ),
];

const LABOUR: readonly Field[] = [
  ...LEVELS.flatMap((level) => {
    const at = `labour/levels/${level}`;
    return [
      labour.amount(`${at}/salary`, `Salary, ${level}`, "money/year", `Gross yearly pay of a ${level} technician.`),
      labour.amount(
        `${at}/burden`,
        `Burden, ${level}`,
        "share",
        "Payroll taxes and benefits as a fraction of the salary.",
        { step: "0.01", allowed: "a fraction of 0 or more" },
      ),
      labour.amount(
        `${at}/overhead`,
        `Overhead, ${level}`,
        "money/year",
        "Yearly cost of seat, equipment and management of one technician.",
        { step: "100" },
      ),
      labour.positive(
        `${at}/paidHours`,
        `Paid hours, ${level}`,
        "hours/year",
        "Hours paid per technician and year, leave included.",
        { step: "10" },
      ),
      labour.share(
        `${at}/utilisation`,
        `Utilisation, ${level}`,
        "Share of paid hours spent on tickets and proactive work; the cost of an hour is spread over these.",
        {
          domain: { minimum: "0", aboveMinimum: true, maximum: "1" },
          allowed: "a share above 0 and up to 1",
        },
      ),
    ];
  }),
  labour.change("labour/wageInflation", "Wage inflation", "Yearly rise of all labour rates, from month 13 on."),
  labour.share(
    "labour/realisation/share",
    "Realised share",
    "Share of freed hours that becomes cash, because staff are released or hires avoided; the rest is capacity.",
  ),
  labour.count(
    "labour/realisation/lagMonths",
    "Realisation lag",
    "months",
    MOST_UNITS,
    "Months for which an hour must stay free before it becomes cash.",
  ),
];

const TOOLS: readonly Field[] = [
  ...(
    [
      ["perUser", "user", "money/user-month"],
      ["perEndpoint", "endpoint", "money/endpoint-month"],
      ["perServer", "server", "money/server-month"],
      ["perSite", "site", "money/site-month"],
      ["perClient", "client", "money/client-month"],
    ] as const
  ).map(([key, noun, unit]) =>
    tools.amount(`tools/${key}`, `Tools per ${noun}`, unit, `Monthly cost of tools and licences for each ${noun}.`, {
      step: "0.5",
    }),
  ),
  tools.change("tools/annualPriceChange", "Tool price change", "Yearly change of tool prices, from month 13 on."),
];

const PROACTIVE: readonly Field[] = [
  ...LEVELS.map((level) =>
    proactive.amount(
      `proactive/hoursPerEndpoint/${level}`,
      `Proactive hours, ${level}`,
      "hours/endpoint-month",
      "Hours of patching, monitoring and reviews for each endpoint and month.",
    ),
  ),
  proactive.share(
    "proactive/aiSaving",
    "Proactive hours saved by AI",
    "Share of proactive hours that AI saves at full adoption.",
  ),
];

const DESK: readonly Field[] = [
  desk.count(
    "desk/technicians",
    "Technicians at the desk",
    "people",
    MOST_PEOPLE,
    "First-line people at the desk at the same time, in every covered hour.",
  ),
  desk.positive("desk/coverageHours", "Coverage", "hours/month", "Hours per month in which the desk is open."),
  desk.amount(
    "desk/otherTickets",
    "Other tickets",
    "tickets/month",
    "First-line tickets per month from clients outside this scenario.",
    {
      defaultValue: "0",
    },
  ),
  desk.amount(
    "desk/otherMinutes",
    "Minutes per other ticket",
    "minutes/ticket",
    "First-line minutes that each of the other tickets takes.",
    {
      defaultValue: "0",
      allowed: "a number of 0 or more, and above 0 where there are other tickets",
    },
  ),
  desk.month(
    "desk/techniciansWithAi/*/fromMonth",
    "From month",
    "month",
    "Month from which this staffing of the desk holds.",
  ),
  desk.count(
    "desk/techniciansWithAi/*/technicians",
    "Technicians with AI",
    "people",
    MOST_PEOPLE,
    "First-line people at the desk from that month on, when AI is on.",
  ),
  desk.choice(
    "desk/discipline",
    "Order of service",
    [
      { value: "fcfs", label: "First come, first served" },
      { value: "priority", label: "Priority first" },
    ],
    "Which waiting ticket the desk takes next.",
    { defaultValue: "fcfs" },
  ),
  desk.amount(
    "desk/profile/*",
    "Arrival weight",
    "weight",
    "Relative arrivals in one of the equal slots of the covered hours.",
    {
      kind: "decimal",
      defaultValue: "1",
      step: "0.1",
    },
  ),
];

const AI_SHARES: readonly (readonly [string, string, string])[] = [
  ["eligible", "Eligible share", "Share of tickets that AI may attempt at full adoption."],
  ["resolution", "Resolution", "Share of attempts that AI closes when the client is fully ready."],
  ["reopen", "Reopen rate", "Share of the tickets AI closed that come back."],
  ["prevention", "Prevention", "Share of tickets that never arise at full adoption."],
  ["assist", "Assist saving", "Share of handling time that AI saves a technician at full adoption."],
];

const CATEGORIES: readonly Field[] = [
  category.identity("categories/*/id", "Identifier", "Names the category in components, results and evidence."),
  category.text("categories/*/name", "Name", "Name of the ticket category."),
  category.choice("categories/*/driver", "Driver", UNIT_CHOICES, "What the tickets of this category arise from."),
  category.amount(
    "categories/*/ticketsPerUnit",
    "Tickets per unit",
    "tickets/unit-month",
    "Tickets that each unit of the driver raises in a month.",
  ),
  category.amount(
    "categories/*/seasonality/*",
    "Seasonality",
    "factor",
    "Tickets of the calendar month relative to the yearly mean, January first.",
    {
      defaultValue: "1",
    },
  ),
  ...LEVELS.map((level) =>
    category.share(
      `categories/*/touch/${level}`,
      `Touch, ${level}`,
      `Share of human tickets that are worked at ${level}.`,
    ),
  ),
  ...LEVELS.map((level) =>
    category.amount(
      `categories/*/minutes/${level}`,
      `Minutes, ${level}`,
      "minutes/ticket",
      `Minutes that a ticket worked at ${level} takes there.`,
    ),
  ),
  ...PRIORITIES.map((priority) =>
    category.share(
      `categories/*/priority/${priority}`,
      `Share of ${priority}`,
      `Share of the category's tickets with priority ${priority}.`,
      {
        kind: "decimal",
      },
    ),
  ),
  category.choice(
    "categories/*/ai/tier",
    "Control",
    [
      { value: "autonomous", label: "Autonomous" },
      { value: "approval", label: "With approval" },
      { value: "assist", label: "Assist only" },
      { value: "human", label: "Human only" },
    ],
    "How far AI may act: alone, after approval, as an aid to the technician, or not at all.",
  ),
  ...AI_SHARES.map(([key, label, help]) => category.share(`categories/*/ai/${key}`, label, help)),
  category.share(
    "categories/*/ai/selection",
    "Selection",
    "How much easier than the mean the tickets are that AI resolves.",
    {
      defaultValue: "0",
    },
  ),
  category.choice(
    "categories/*/ai/oversightLevel",
    "Oversight level",
    LEVEL_CHOICES,
    "Level that approves, reviews, reworks and takes over.",
  ),
  category.amount(
    "categories/*/ai/approvalMinutes",
    "Approval",
    "minutes",
    "Minutes to approve one attempt, where the control is approval.",
  ),
  category.share(
    "categories/*/ai/reviewShare",
    "Oversight review",
    "Share of the tickets AI closed that a technician reviews.",
  ),
  category.amount("categories/*/ai/reviewMinutes", "Review", "minutes", "Minutes that one review takes."),
  category.amount(
    "categories/*/ai/reworkMinutes",
    "Rework",
    "minutes",
    "Minutes of additional work on a ticket that came back from AI.",
  ),
  category.amount(
    "categories/*/ai/handoverMinutes",
    "Handover",
    "minutes",
    "Minutes to take over a ticket that AI could not close.",
  ),
  category.share(
    "categories/*/ai/incident",
    "Harmful attempts",
    "Share of attempts that do harm: an outage, an exposure, a wrong change.",
    {
      defaultValue: "0",
      step: "0.0001",
    },
  ),
];

const AI: readonly Field[] = [
  ai.month("ai/goLiveMonth", "Go-live", "month", "First month with AI, for clients without a go-live of their own."),
  ai.month(
    "ai/costsFromMonth",
    "Costs from",
    "month",
    "First month of platform and programme costs; not after any go-live.",
    {
      defaultRule: "ai.goLiveMonth",
    },
  ),
  ai.choice(
    "ai/ramp/shape",
    "Ramp shape",
    [
      { value: "step", label: "At once" },
      { value: "linear", label: "Linear" },
      { value: "s-curve", label: "S-curve" },
    ],
    "How adoption grows from go-live on.",
  ),
  ai.count("ai/ramp/months", "Ramp", "months", MOST_UNITS, "Months from go-live to full adoption."),
  ai.share("ai/readinessFloor", "Readiness floor", "Readiness of a client whose four scores are all 0."),
  ai.count(
    "ai/technicians",
    "AI seats",
    "people",
    MOST_PEOPLE,
    "People with an AI seat; they are trained every month.",
  ),
  ai.amount("ai/costs/platform", "AI platform", "money/month", "Monthly price of the AI platform.", { step: "50" }),
  ai.amount("ai/costs/perTechnician", "Price per AI seat", "money/seat-month", "Monthly price of one AI seat."),
  ai.amount(
    "ai/costs/perEndpoint",
    "AI price per endpoint",
    "money/endpoint-month",
    "Monthly AI price of each endpoint of a live client.",
    {
      step: "0.05",
    },
  ),
  ai.amount(
    "ai/costs/perAttempt",
    "Price per attempt",
    "money/attempt",
    "Price of one attempt, whether or not it succeeds.",
  ),
  ai.amount("ai/costs/perResolution", "Price per resolution", "money/resolution", "Price of one billed resolution."),
  ai.choice(
    "ai/costs/billedOn",
    "Resolutions billed",
    [
      { value: "claimed", label: "As claimed" },
      { value: "net", label: "Net of reopened" },
    ],
    "Whether the vendor bills every resolution it claims or only those that stayed closed.",
    { defaultValue: "claimed" },
  ),
  ai.amount(
    "ai/costs/perIncident",
    "Cost per incident",
    "money/incident",
    "Repair, credit and liability of one harmful attempt.",
    {
      defaultValue: "0",
      step: "10",
    },
  ),
  ai.change("ai/costs/annualPriceChange", "AI price change", "Yearly change of AI prices, from month 13 on."),
  ai.choice(
    "ai/programme/level",
    "Programme level",
    LEVEL_CHOICES,
    "Level that does the work of the programme and is trained.",
  ),
  ai.amount(
    "ai/programme/hours",
    "Programme hours",
    "hours/month",
    "Monthly hours of tuning, governance and knowledge work.",
  ),
  ai.amount(
    "ai/programme/trainingHoursPerTechnician",
    "Training",
    "hours/seat-month",
    "Monthly hours of training for each AI seat.",
    {
      step: "0.5",
    },
  ),
  ai.text("ai/programme/roles/*/name", "Role", "Name of the new role."),
  ai.amount("ai/programme/roles/*/fte", "Full-time equivalents", "full-time", "Full-time equivalents of the role."),
  ai.amount("ai/programme/roles/*/salary", "Salary", "money/year", "Gross yearly pay of the role."),
  ai.amount(
    "ai/programme/roles/*/burden",
    "Burden",
    "share",
    "Payroll taxes and benefits as a fraction of the salary.",
    {
      step: "0.01",
      allowed: "a fraction of 0 or more",
    },
  ),
  ai.amount(
    "ai/programme/roles/*/overhead",
    "Overhead",
    "money/year",
    "Yearly cost of seat, equipment and management of the role.",
    {
      step: "100",
    },
  ),
  ai.amount("ai/oneTime/implementation", "Implementation", "money", "One-time cost in the first month of AI costs.", {
    step: "100",
  }),
  ai.amount(
    "ai/oneTime/perClient",
    "Onboarding per client",
    "money/client",
    "One-time cost of each enabled client in its go-live month.",
    {
      step: "50",
    },
  ),
  ai.share("ai/outageReduction", "Outage reduction", "Share of outages that AI avoids at full adoption."),
  ai.amount(
    "ai/securityUplift",
    "Security uplift",
    "points",
    "Points that AI adds to the security score at full adoption.",
  ),
  ai.share(
    "ai/abandonment/probability",
    "Abandonment",
    "Probability that the AI programme is given up; counts in the simulation only.",
    {
      kind: "decimal",
    },
  ),
  ai.month("ai/abandonment/month", "Abandoned from", "month", "Month from which AI is off if it is given up."),
  ai.amount(
    "ai/volumeDispersion",
    "Volume dispersion",
    "factor",
    "How much more than Poisson the monthly ticket counts scatter; counts in the simulation only.",
    {
      kind: "decimal",
      defaultValue: null,
      nullMeans: "Poisson",
    },
  ),
];

const CLIENTS: readonly Field[] = [
  client.identity("clients/*/id", "Identifier", "Names the client in results, history and evidence."),
  client.text("clients/*/name", "Name", "Name of the client."),
  ...(["users", "endpoints", "servers", "sites"] as const).map((unit) =>
    client.count(
      `clients/*/units/${unit}`,
      `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`,
      "units",
      MOST_UNITS,
      `Number of ${unit} in month 1.`,
    ),
  ),
  client.change("clients/*/growth", "Growth", "Yearly growth of all units of the client."),
  client.amount(
    "clients/*/ticketFactor",
    "Ticket factor",
    "factor",
    "Tickets of this client relative to the rates of the categories.",
    {
      defaultValue: "1",
    },
  ),
  ...(
    [
      ["quality", "Data quality", "How correct and current the client's documentation is."],
      ["quantity", "Data quantity", "How much ticket history and documentation there is."],
      ["accessibility", "Data accessibility", "How well AI can reach the client's data and tools."],
      ["permissions", "Permissions", "How far the client lets AI act."],
    ] as const
  ).map(([key, label, help]) =>
    client.amount(`clients/*/readiness/${key}`, label, "score", help, {
      domain: { minimum: "0", maximum: "5" },
      allowed: "a score from 0 to 5",
      step: "0.5",
    }),
  ),
  client.month(
    "clients/*/readiness/gateUntilMonth",
    "Gate until",
    "month",
    "No AI attempts up to this month; 0 for no gate.",
    {
      domain: { minimum: "0", maximum: "600" },
      allowed: "a month from 0 to 600, 0 for no gate",
      zeroMeans: "no gate",
      defaultValue: 0,
    },
  ),
  client.flag("clients/*/ai/enabled", "AI enabled", "Whether the client takes part in AI.", { defaultValue: true }),
  client.month("clients/*/ai/goLiveMonth", "Client go-live", "month", "First month with AI at this client.", {
    defaultRule: "ai.goLiveMonth",
  }),
  client.amount(
    "clients/*/reliability/outagesPerMonth",
    "Outages",
    "outages/month",
    "Mean number of outages per month.",
  ),
  client.amount("clients/*/reliability/meanOutageHours", "Outage length", "hours", "Mean length of an outage.", {
    step: "0.1",
  }),
  client.positive(
    "clients/*/reliability/hoursPerMonth",
    "Service hours",
    "hours/month",
    "Hours per month over which uptime is measured.",
  ),
  client.amount(
    "clients/*/security/scoreMean",
    "Security score",
    "points",
    "Mean of the client's security score without AI.",
  ),
  client.amount(
    "clients/*/security/scoreSd",
    "Security score spread",
    "points",
    "Standard deviation of the security score from month to month.",
  ),
  client.month("clients/*/convertMonth", "Converts", "month", "Renewal: first month on the proposed plan.", {
    nullMeans: "never",
  }),
];

export const SCENARIO_FIELDS: readonly Field[] = [
  ...SCENARIO,
  ...LABOUR,
  ...TOOLS,
  ...PROACTIVE,
  ...DESK,
  ...CATEGORIES,
  ...AI,
  ...CLIENTS,
];
