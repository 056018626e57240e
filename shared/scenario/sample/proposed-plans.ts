/** The outcome offer for each client of the sample. Dunmore and Harrow have an offer but no date to convert. */
import type { Plan } from "../../model/document.ts";
import {
  licences,
  oneTime,
  outcomeFee,
  packageOf,
  plan,
  recurring,
  responseGuarantee,
  securityGuarantee,
  ticketFee,
  tiered,
  uptimeGuarantee,
} from "./components.ts";

/** By client id. */
export const proposedPlans = (): Record<string, Plan> => ({
  northwind: plan("Outcome", [
    recurring("platform", "Platform base", "endpoints", "62", { escalator: "0.03" }),
    recurring("client-fee", "Client fee", "client", "900", { escalator: "0.03" }),
    outcomeFee("outcome", "Outcome fees", "32"),
    responseGuarantee({ id: "response", unit: "users", price: "8" }, "all", ["15", "15", "30", "60"]),
    uptimeGuarantee({ id: "uptime", unit: "client", price: "250" }),
    securityGuarantee({ id: "security", unit: "endpoints", price: "4.40" }),
  ]),
  "calder-freight": plan(
    "Outcome",
    [
      recurring("platform", "Platform base", "endpoints", "76", { escalator: "0.03" }),
      recurring("client-fee", "Client fee", "client", "1200", { escalator: "0.03" }),
      outcomeFee("outcome", "Outcome fees", tiered("graduated", ["60", "34"], ["120", "31"], [null, "28"])),
      uptimeGuarantee({ id: "uptime", unit: "servers", price: "95" }),
      licences("m365-outcome", "Microsoft 365 licences", "users", "22", "18.70"),
    ],
    { collar: { floor: "0.9", cap: "1.12" } },
  ),
  "kestrel-design": plan("Outcome, small office", [
    recurring("platform", "Platform base", "users", "129", { escalator: "0.03" }),
    outcomeFee("outcome", "Outcome fees", "36", { included: "5" }),
    ticketFee("people", "Tickets solved by people", "human", "18", { escalator: "0.03" }),
    licences("creative-outcome", "Design suite licences", "users", "62", "56"),
  ]),
  "fennick-legal": plan(
    "Outcome with response promise",
    [
      recurring("platform", "Platform base", "users", "114", { escalator: "0.03" }),
      outcomeFee("outcome", "Outcome fees", "34"),
      responseGuarantee({ id: "response", unit: "users", price: "11", base: "plan", cap: "0.1" }, "human"),
      securityGuarantee({ id: "security", unit: "users", price: "5" }),
      uptimeGuarantee({ id: "uptime", unit: "client", price: "120" }),
    ],
    { minimumMonthly: "5000", creditCap: "0.12" },
  ),
  "alder-wren": plan(
    "Outcome, every ticket",
    [
      recurring("platform", "Platform base", "users", "98", { escalator: "0.03" }),
      outcomeFee("outcome", "Fee per ticket", "28", { basis: "created" }),
      responseGuarantee({ id: "response", unit: "users", price: "6" }),
      {
        id: "savings",
        label: "Savings shared with the client",
        type: "gainshare",
        share: "0.3",
        hourlyValue: "70",
        cap: "450",
        direction: "given",
      },
    ],
    { collar: { floor: null, cap: "1.05" } },
  ),
  "bayline-dental": plan("Outcome", [
    recurring("platform", "Platform base", "endpoints", "62", { escalator: "0.03" }),
    recurring("practice", "Practice fee", "sites", "210", { escalator: "0.03" }),
    outcomeFee("outcome", "Outcome fees", "30", { cap: "2100" }),
    responseGuarantee({ id: "response", unit: "users", price: "6" }),
    uptimeGuarantee({ id: "uptime", unit: "servers", price: "70" }),
    securityGuarantee({ id: "security", unit: "endpoints", price: "3" }),
    licences("imaging-outcome", "Imaging software support", "sites", "85", "70"),
  ]),
  "vantage-build": plan("Outcome, co-managed", [
    recurring("platform", "Platform base", "endpoints", "76", { escalator: "0.03" }),
    outcomeFee("outcome", "Outcome fees", "32"),
    ticketFee("people", "Tickets solved by people", "human", tiered("volume", ["40", "40"], [null, "36"]), {
      categories: ["application", "device", "network", "server"],
    }),
  ]),
  "lomax-property": plan("Outcome with a floor", [
    recurring("platform", "Platform base", "endpoints", "72", { escalator: "0.03" }),
    outcomeFee("outcome", "Outcome fees", "36", { floor: "900", cap: "1800" }),
    oneTime("onboarding", "Documentation and clean-up", "3600", { month: 1, discount: "0.5" }),
  ]),
  "eastgate-schools": plan(
    "Outcome, term bundles",
    [
      recurring("platform", "Platform base", "endpoints", "52", { escalator: "0.03" }),
      outcomeFee("outcome", "Bundles of 25 outcomes", packageOf("25", "780")),
      responseGuarantee({ id: "response", unit: "users", price: "3" }, "human"),
      recurring("summer", "Summer roll-out", "sites", "400", { fromMonth: 1, toMonth: 3, escalator: "0" }),
    ],
    { collar: { floor: "0.95", cap: null } },
  ),
  "orchard-trust": plan(
    "Outcome, shared savings",
    [
      recurring("platform", "Platform base", "users", "99", { escalator: "0.02", discount: "0.1" }),
      outcomeFee("outcome", "Outcome fees", "24"),
      {
        id: "savings",
        label: "Share of the hours saved",
        type: "gainshare",
        share: "0.25",
        hourlyValue: "60",
        direction: "earned",
      },
    ],
    { nextEscalationMonth: 36 },
  ),
  "dunmore-foods": plan("Outcome (draft)", [
    recurring("platform", "Platform base", "endpoints", "78", { escalator: "0.03" }),
    outcomeFee("outcome", "Outcome fees", "32", {
      categories: ["password", "application", "email", "device", "joiners"],
    }),
    uptimeGuarantee({ id: "uptime", unit: "servers", price: "110" }),
  ]),
  "harrow-clinics": plan("Outcome (draft)", [
    recurring("platform", "Platform base", "users", "82", { escalator: "0.03" }),
    outcomeFee("outcome", "Outcome fees", "32"),
    securityGuarantee({ id: "security", unit: "endpoints", price: "4" }),
    licences("m365-outcome", "Microsoft 365 licences", "users", "22", "18.70"),
  ]),
});
