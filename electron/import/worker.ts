import { parentPort, workerData } from "node:worker_threads";
import { Problem } from "../../shared/contract/problem.ts";
import { resolvedTimes } from "../../shared/ingest/profile.ts";
import type { TicketHistory } from "../../shared/ingest/ticket-history.ts";
import { ingestFile } from "./ingest-file.ts";
import { inspectFile } from "./inspect-file.ts";
import type { Answer, Question, TicketPart, WorkOrder } from "./messages.ts";

/** The thread that reads one file: inspects it, or turns it into tickets and hands them out in parts as they are asked for. */
const PROGRESS_BYTES = 4 * 1024 * 1024;

function start(): void {
  if (parentPort === null) throw new Error("the import worker runs as a thread only");
  const port = parentPort;
  const say = (answer: Answer): void => port.postMessage(answer);
  try {
    work(workerData as WorkOrder, say, (answer) => port.on("message", answer));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say({ say: "problem", problem: error.toData() });
  }
}

function work(order: WorkOrder, say: (answer: Answer) => void, listen: (answer: (question: Question) => void) => void) {
  if (order.kind === "inspect") {
    say({ say: "inspection", inspection: inspectFile(order.path, order.options, order.name).inspection });
    return;
  }
  const flag = new Int32Array(order.cancelled);
  let said = 0;
  const { report, cube, history } = ingestFile(order.path, order.options, order.name, {
    cancelled: () => Atomics.load(flag, 0) !== 0,
    progress: (bytes) => {
      if (bytes - said < PROGRESS_BYTES) return;
      said = bytes;
      say({ say: "progress", bytes });
    },
  });
  listen((question) => {
    if (question.ask === "tickets") say({ say: "tickets", part: ticketPart(history, question.from, question.count) });
    else say({ say: "known", count: question.ids.filter((id) => history.ids.has(id)).length });
  });
  const { categories, priorities } = history;
  say({ say: "report", report, cube, categories: categories.texts, priorities: priorities.texts });
}

function ticketPart(history: TicketHistory, position: number, most: number): TicketPart {
  const end = Math.min(position + most, history.tickets);
  const ids: string[] = [];
  for (let ticket = position; ticket < end; ticket += 1) ids.push(history.ids.at(ticket));
  return {
    position,
    count: ids.length,
    ids,
    opened: history.opened.values(history.tickets).slice(position, end),
    resolved: resolvedTimes(history).slice(position, end),
    minutes: history.minutes.values(history.tickets).slice(position, end),
    category: history.category.values(history.tickets).slice(position, end),
    priority: history.priority.values(history.tickets).slice(position, end),
    reopens: history.reopens.values(history.tickets).slice(position, end),
    slaMet: history.slaMet.values(history.tickets).slice(position, end),
  };
}

start();
