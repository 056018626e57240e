/** The name that is offered for a file of ours: of any title, and good on every system. */

const LONGEST = 80;
/** Names of devices under Windows, with or without an ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** `Northwind renewal.xlsx` of `Northwind renewal` and `xlsx`; letters, digits, space and `. _ -` only, at most 80 characters. */
export function fileNameOf(title: string, ending: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9 ._-]+/g, " ")
    .replaceAll(/ +/g, " ")
    .slice(0, LONGEST - ending.length - 1)
    .replaceAll(/^[ .]+|[ .]+$/g, "");
  return `${plain === "" || DEVICE.test(plain) ? `Outturn ${plain}`.trim() : plain}.${ending}`;
}
