/** The faces of the design in files small enough to travel within a picture: Latin, two weights. */
import regular from "inter-ui/web-latin/Inter-Regular-subset.woff2?url";
import semiBold from "inter-ui/web-latin/Inter-SemiBold-subset.woff2?url";

export const PICTURE_FAMILY = "Inter";

const FACES: readonly { readonly weight: number; readonly address: string }[] = [
  { weight: 400, address: regular },
  { weight: 600, address: semiBold },
];

async function dataOf(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error("a font of the picture could not be read");
  const bytes = new Uint8Array(await response.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(text)}`;
}

let known: Promise<string> | null = null;

/** Style sheet text with the faces in it, so that a picture needs no font that is installed. */
export function pictureFaces(): Promise<string> {
  known ??= Promise.all(
    FACES.map(
      async ({ weight, address }) =>
        `@font-face{font-family:"${PICTURE_FAMILY}";font-weight:${weight};src:url(${await dataOf(address)}) format("woff2")}`,
    ),
  ).then((faces) => faces.join(""));
  // What failed once may be tried again.
  known.catch(() => {
    known = null;
  });
  return known;
}
