import type { CallName, CallOutput, Reply } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { ConnectionLost, type HostClient, SessionMissing, type UploadedFile } from "./host-client.ts";

const TOKEN_KEY = "outturn-token";

async function answerOf(request: Promise<Response>): Promise<Response> {
  try {
    return await request;
  } catch (cause) {
    throw new ConnectionLost(cause);
  }
}

function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Problem(reply.problem.code, reply.problem.message, reply.problem.details);
}

/** Exchanges the single-use code of the address for the token; a reload of the tab finds the token again. */
async function openSession(): Promise<string> {
  const code = new URLSearchParams(window.location.hash.slice(1)).get("code");
  if (code !== null) {
    history.replaceState(null, "", window.location.pathname + window.location.search);
    const response = await answerOf(
      fetch("/session", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ code }),
      }),
    );
    if (response.ok) {
      const { token }: { token: string } = await response.json();
      sessionStorage.setItem(TOKEN_KEY, token);
      return token;
    }
  }
  const kept = sessionStorage.getItem(TOKEN_KEY);
  if (kept === null) throw new SessionMissing();
  return kept;
}

export async function httpHost(): Promise<HostClient> {
  const token = await openSession();
  const authorization = `Bearer ${token}`;

  async function read<T>(response: Response): Promise<T> {
    if (response.status === 401) {
      sessionStorage.removeItem(TOKEN_KEY);
      throw new SessionMissing();
    }
    const reply: Reply<T> = await response.json();
    return unwrap(reply);
  }

  return {
    kind: "browser",
    async call<N extends CallName>(name: N, input: unknown): Promise<CallOutput<N>> {
      const response = await answerOf(
        fetch(`/api/${name}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", Authorization: authorization },
          body: JSON.stringify(input),
        }),
      );
      return read<CallOutput<N>>(response);
    },
    // A browser's menu is the browser's own.
    onMenuCommand: () => () => {},
    async upload(file) {
      const response = await answerOf(
        fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
          method: "POST",
          headers: { "Content-Type": "application/octet-stream", Authorization: authorization },
          body: file,
        }),
      );
      return read<UploadedFile>(response);
    },
    async download(offered) {
      const response = await answerOf(fetch(`/download/${offered}`, { headers: { Authorization: authorization } }));
      // A refusal is JSON, a file never is.
      if (response.headers.get("content-type")?.startsWith("application/json")) return read<Blob>(response);
      return response.blob();
    },
  };
}
