/** Width and height in points. */
const LETTER: readonly [number, number] = [612, 792];
const A4: readonly [number, number] = [595.28, 841.89];
const LETTER_REGIONS = new Set(["US", "CA", "MX", "PH", "CL", "CO", "VE"]);

/** Letter where it is the custom of the language's region, else A4. `language` is a BCP 47 tag. */
export function paperSize(language: string): readonly [number, number] {
  const region = new Intl.Locale(language).maximize().region ?? "US";
  return LETTER_REGIONS.has(region) ? LETTER : A4;
}
