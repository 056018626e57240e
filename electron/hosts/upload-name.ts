/** The file name that an upload gives in its query: shown to the user, never used as a path. */

const LONGEST = 255;

/** The last piece of the name without control and direction characters; `null` where nothing is left of it. */
export function uploadName(query: string): string | null {
  const given = new URLSearchParams(query).get("name") ?? "";
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const name = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
  return name === "" ? null : name;
}
