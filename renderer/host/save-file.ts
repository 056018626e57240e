/** Hands a file to the user: a browser downloads it, the desktop window asks where it goes. */

/** The address is resolved when the download begins, which may be after this returns. */
const KEPT_MILLISECONDS = 60_000;

export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLISECONDS);
}
