/** What each client of the sample pays today: per user, per device, in tiers, by the block of hours. */
import type { Plan } from "../../model/document.ts";
import {
  flat,
  hours,
  licences,
  packageOf,
  plan,
  recurring,
  responseGuarantee,
  ticketFee,
  tiered,
} from "./components.ts";

/** By client id. */
export const currentPlans = (): Record<string, Plan> => ({
  northwind: plan("Per seat", [
    recurring("seat", "Per-seat fee", "users", "124"),
    recurring("site", "Site fee", "sites", "140"),
    recurring("server", "Server fee", "servers", "60"),
  ]),
  "calder-freight": plan("Per seat, volume price", [
    recurring("seat", "Per-seat fee", "users", tiered("volume", ["50", "128"], ["100", "121"], [null, "114"])),
    hours("overage", "Hours over 110 a month", "110", "95"),
    licences("m365", "Microsoft 365 licences", "users", "22", "18.70"),
  ]),
  "kestrel-design": plan("Per seat, all in", [
    recurring("seat", "Per-seat fee", "users", "158"),
    licences("creative", "Design suite licences", "users", "62", "56"),
  ]),
  "fennick-legal": plan(
    "Per seat with response promise",
    [
      recurring("seat", "Per-seat fee", "users", "162"),
      responseGuarantee({ id: "response-today", unit: "users", price: "6", cap: "0.25" }, "human"),
    ],
    { creditCap: "0.1" },
  ),
  "alder-wren": plan("Per seat, graduated", [
    recurring("seat", "Per-seat fee", "users", tiered("graduated", ["25", "142"], [null, "124", "150"]), {
      minimum: "40",
    }),
    recurring("server", "Server fee", "servers", "90"),
  ]),
  "bayline-dental": plan("Per device and site", [
    recurring("device", "Per-device fee", "endpoints", "79"),
    recurring("site", "Practice fee", "sites", "240"),
    licences("imaging", "Imaging software support", "sites", "85", "70"),
  ]),
  "vantage-build": plan("Co-managed", [
    recurring("device", "Per-device fee", "endpoints", "66"),
    ticketFee("tickets", "Tickets over 20 a month", "created", "38", { included: "20", escalator: "0.03" }),
  ]),
  "lomax-property": plan(
    "Monitoring and block hours",
    [
      recurring("device", "Monitoring fee", "endpoints", "34"),
      hours("block", "Support, in blocks of 10 hours", "0", "108", { block: "10" }),
    ],
    { minimumMonthly: "4800" },
  ),
  "eastgate-schools": plan(
    "Bands of 50 staff",
    [recurring("band", "Band fee", "users", packageOf("50", "3600"), { discount: "0.05" })],
    { nextEscalationMonth: 9 },
  ),
  "orchard-trust": plan("Per seat, charity price", [
    recurring("seat", "Per-seat fee", "users", "124", { discount: "0.15", escalator: "0.03" }),
  ]),
  "dunmore-foods": plan("Per device, volume price", [
    recurring("device", "Per-device fee", "endpoints", tiered("volume", ["75", "112"], [null, "104"])),
    recurring("plant", "Plant floor cover", "sites", flat("650"), { escalator: "0.03" }),
    hours("overage", "Hours over 160 a month", "160", "95"),
  ]),
  "harrow-clinics": plan("Per seat", [
    recurring("seat", "Per-seat fee", "users", "124"),
    recurring("site", "Clinic fee", "sites", "120"),
    licences("m365", "Microsoft 365 licences", "users", "22", "18.70"),
  ]),
});
