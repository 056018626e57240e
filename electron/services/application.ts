/** The application without any host: one open workspace and a handler for every call of the contract. */
import { ProposalThread } from "../export/proposal-thread.ts";
import { ImportStore } from "../storage/import-store.ts";
import { SentFileStore } from "../storage/sent-file-store.ts";
import { openWorkspace, type Workspace } from "../storage/workspace-file.ts";
import { Batches, type ChooseFolder } from "./batch-service.ts";
import { workbookChecks } from "./check-service.ts";
import { Downloads } from "./downloads.ts";
import { editService } from "./edit-service.ts";
import { Edits } from "./edits.ts";
import { type ChoosePlace, exportService } from "./export-service.ts";
import { type ChooseFiles, fileService } from "./file-service.ts";
import { FileTokens } from "./file-tokens.ts";
import type { Handlers } from "./handlers.ts";
import { historyService } from "./history-service.ts";
import { importService } from "./import-service.ts";
import { Jobs, jobService } from "./job-service.ts";
import { packageService } from "./package-service.ts";
import { Packages } from "./packages.ts";
import { preferenceService } from "./preference-service.ts";
import { BadMonthsOfOffers } from "./proposal-bad-months.ts";
import { proposalSending } from "./proposal-sending.ts";
import { proposalDrafting } from "./proposal-service.ts";
import { proposalSetup } from "./proposal-setup.ts";
import { riskService } from "./risk-service.ts";
import { fillWithSample } from "./sample-records.ts";
import { scenarioService } from "./scenario-service.ts";
import { sessionService } from "./session-service.ts";

export interface ApplicationOptions {
  readonly host: "electron" | "browser";
  readonly file: string;
  readonly now?: () => Date;
  readonly chooseFiles?: ChooseFiles;
  readonly choosePlace?: ChoosePlace;
  readonly chooseFolder?: ChooseFolder;
  /** Receives what went wrong in work that no call waits for. Standard error by default. */
  readonly log?: (line: string) => void;
}

export interface Application {
  readonly handlers: Handlers;
  readonly workspace: Workspace;
  readonly edits: Edits;
  readonly files: FileTokens;
  readonly downloads: Downloads;
  close(): void;
}

/** Opens the workspace, with the sample where there is none yet. Throws a `Problem` where it cannot be opened. */
export function openApplication(options: ApplicationOptions): Application {
  const now = options.now ?? (() => new Date());
  const workspace = openWorkspace(options.file, { now, fill: fillWithSample });
  const edits = new Edits(workspace, now);
  const files = new FileTokens();
  const downloads = new Downloads();
  const imports = new ImportStore(workspace.database);
  imports.discardUnfinished();
  const checks = workbookChecks(edits.scenarios);
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const jobs = new Jobs(log);
  const places = { downloads, workspaceFile: options.file, choosePlace: options.choosePlace };
  const scenarios = scenarioService(workspace.records, edits, workspace.history, now);
  const packages = new Packages(workspace, edits, now);
  const thread = new ProposalThread();
  const badMonths = new BadMonthsOfOffers();
  const proposals = { records: workspace.records, edits, imports, thread, badMonths, now };
  const sentFiles = new SentFileStore(workspace.database);
  const batches = new Batches({
    ...proposals,
    sentFiles,
    tokens: files,
    downloads,
    workspaceFile: options.file,
    chooseFolder: options.chooseFolder,
    log,
  });
  return {
    handlers: {
      ...sessionService(options.host, workspace, edits),
      ...preferenceService(workspace.preferences),
      ...scenarios,
      ...editService(workspace.records, edits),
      ...riskService(workspace.records, edits.scenarios),
      ...historyService(workspace, edits, now),
      ...fileService(files, options.chooseFiles),
      ...importService({ store: imports, edits, records: workspace.records, now }, files, jobs),
      ...jobService(jobs),
      ...checks.handlers,
      ...exportService(edits.scenarios, places),
      ...packageService({ workspace, edits, packages, files, places, create: scenarios["scenario.create"] }),
      ...proposalDrafting(proposals),
      ...proposalSetup(proposals, files),
      ...proposalSending({
        ...proposals,
        files: sentFiles,
        downloads,
        workspaceFile: options.file,
        choosePlace: options.choosePlace,
      }),
      ...batches.handlers,
    },
    workspace,
    edits,
    files,
    downloads,
    close: () => {
      jobs.abandon();
      batches.close();
      thread.close();
      badMonths.close();
      checks.close();
      files.close();
      workspace.close();
    },
  };
}
