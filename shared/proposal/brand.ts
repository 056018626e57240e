/** Whose paper a proposal is written on. */
import { isColour, isReadableOnPaper, readableOnPaper } from "./contrast.ts";
import type { BrandView, LogoView } from "./document.ts";

/** The record `brand/workspace`. */
export interface Brand {
  /** Empty: the organisation's name of the settings. */
  readonly name: string;
  readonly heading: string;
  readonly accent: string;
  readonly logo: LogoView | null;
  /** Lines of an address, printed as they are. */
  readonly contact: readonly string[];
  readonly website: string;
  readonly email: string;
}

export const DEFAULT_BRAND: Brand = {
  name: "",
  heading: "#17324d",
  accent: "#1f55d3",
  logo: null,
  contact: [],
  website: "",
  email: "",
};

/** The brand as the document uses it: a colour too light for text is darkened until it can be read. */
export function brandView(brand: Brand, organisation: string): BrandView {
  return {
    name: brand.name.trim() === "" ? organisation : brand.name,
    heading: readableOnPaper(brand.heading),
    accent: readableOnPaper(brand.accent),
    logo: brand.logo,
    contact: brand.contact.filter((line) => line.trim() !== ""),
    website: brand.website,
    email: brand.email,
  };
}

/** What a person choosing these colours should know; none where they are used as they are. */
export function brandNotes(brand: Brand): readonly string[] {
  return (["heading", "accent"] as const).flatMap((name) => {
    const colour = brand[name];
    if (!isColour(colour) || isReadableOnPaper(colour)) return [];
    return [
      `The ${name} colour ${colour} is too light to read on white; the document uses ${readableOnPaper(colour)}.`,
    ];
  });
}
