import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import type { MenuCommand } from "../../shared/contract/menu-commands.ts";

export interface UploadedFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

/** The window's only way out: one call over either transport. A refusal arrives as a thrown `Problem`. */
export interface HostClient {
  readonly kind: "electron" | "browser";
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Browser only: the file's bytes go to the host, which answers with the token that import calls take. */
  upload(file: File): Promise<UploadedFile>;
  /** Browser only: the bytes of a file that the host offered, once. */
  download(token: string): Promise<Blob>;
  /** Desktop only: what the application's menu asks of the page. Returns the function that stops listening. */
  onMenuCommand(listener: (command: MenuCommand) => void): () => void;
}

/** The host gives no answer at all: closed, crashed or unreachable. Nothing is known about the call's effect. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super("Outturn's host does not answer. What was stored is safe; what you see is kept until it is back.", { cause });
    this.name = "ConnectionLost";
  }
}

/** The address carries no code and this tab holds no token: the user must open the printed address. */
export class SessionMissing extends Error {
  constructor() {
    super(
      "This address is not signed in. Open the address that Outturn printed when it started; it works once, for one tab.",
    );
    this.name = "SessionMissing";
  }
}
