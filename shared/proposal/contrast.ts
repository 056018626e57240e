/** Colours of a brand against paper: relative luminance and contrast of WCAG 2.2. */

const LEAST_CONTRAST = 4.5;
/** Behind the recommended option, the darkest that text of the brand stands on; on white it has more contrast yet. */
const TINTED_PAPER = "#f3f5f8";

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21, of two colours `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

export function isReadableOnPaper(colour: string): boolean {
  return contrastOf(colour, TINTED_PAPER) >= LEAST_CONTRAST;
}

/** The same hue, darkened in steps until text in it can be read on paper, white or tinted; the colour itself where it can be already. */
export function readableOnPaper(colour: string): string {
  let channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const written = () => `#${channels.map((each) => Math.round(each).toString(16).padStart(2, "0")).join("")}`;
  while (!isReadableOnPaper(written())) channels = channels.map((each) => each * 0.95);
  return written();
}
