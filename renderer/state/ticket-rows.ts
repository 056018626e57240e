/** The tickets behind a count, read by page as they are asked for. */
import { useEffect, useState } from "react";
import type { TicketFilter, TicketRow } from "../../shared/ingest/ticket-rows.ts";
import { call } from "./connection.ts";
import { messageOf } from "./edits.ts";
import { useWorkspace } from "./workspace-store.ts";

const PAGE = 50;

interface Reading {
  readonly asked: string;
  readonly total: number;
  readonly tickets: readonly TicketRow[];
  /** Why there is no more to read; null as a rule. */
  readonly why: string | null;
}

export interface ReadTickets extends Reading {
  /** Reads the next page; without effect while one is being read. */
  more(): void;
}

interface Asked {
  readonly id: string;
  readonly filter: TicketFilter;
}

/** Null until the first page is there. Read again when imports come or go. */
export function useTicketRows(id: string, filter: TicketFilter): ReadTickets | null {
  const revision = useWorkspace((state) => state.importsRevision);
  const asked = JSON.stringify({ id, filter, revision });
  const [reading, setReading] = useState<Reading | null>(null);
  const [wanted, setWanted] = useState({ asked, offset: 0 });
  const offset = wanted.asked === asked ? wanted.offset : 0;
  useEffect(() => {
    let isWanted = true;
    const { id, filter } = JSON.parse(asked) as Asked;
    const add = (read: Omit<Reading, "asked">): void =>
      setReading((before) => {
        const first = before?.asked === asked ? before.tickets.slice(0, offset) : [];
        return { asked, ...read, tickets: [...first, ...read.tickets] };
      });
    call("import.tickets", { id, filter, offset, limit: PAGE }).then(
      (page) => {
        if (isWanted) add({ ...page, why: null });
      },
      (error: unknown) => {
        if (isWanted) add({ total: offset, tickets: [], why: messageOf(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [asked, offset]);
  if (reading?.asked !== asked) return null;
  return { ...reading, more: () => setWanted({ asked, offset: reading.tickets.length }) };
}
