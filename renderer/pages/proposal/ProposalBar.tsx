/** Which proposal is open, and what can be done with it. */
import { Button, Menu } from "@mantine/core";
import {
  IconCheck,
  IconCopy,
  IconEye,
  IconFileTypeDocx,
  IconFileTypeHtml,
  IconFileTypePdf,
  IconPlus,
  IconSend,
  IconTableExport,
  IconTrash,
  IconUpload,
} from "@tabler/icons-react";
import { useState } from "react";
import { AskName, Confirm } from "../../controls/AskDialog.tsx";
import { Picker } from "../../controls/Picker.tsx";
import { exportPriceLines, exportProposal, sendProposal } from "../../state/proposal-files.ts";
import { copyProposal, openProposal, removeProposal, useProposals, watch } from "../../state/proposals.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { BatchButton } from "./BatchButton.tsx";
import { NewProposal } from "./NewProposal.tsx";
import classes from "./proposal-page.module.css";

const icon = { size: 16, stroke: 1.5 } as const;
const TOOLS = [
  { to: "connectwise", label: "ConnectWise" },
  { to: "autotask", label: "Autotask" },
  { to: "halopsa", label: "HaloPSA" },
  { to: "quotewerks", label: "QuoteWerks" },
  { to: "generic", label: "Any other tool" },
] as const;

function Proposals({ onAsk }: { onAsk: (dialog: "new" | "copy" | "remove") => void }) {
  const { list, opened } = useProposals();
  return (
    <Picker name="Proposal" value={opened?.draft.name ?? "None yet"} width={320}>
      {list?.map(({ id, name, clientName, sentAt }) => (
        <Menu.Item
          key={id}
          onClick={() => void openProposal(id)}
          rightSection={id === opened?.id ? <IconCheck size={14} aria-label="selected" /> : null}
        >
          {name}
          <span className={classes.itemNote}>
            {clientName ?? "a client that is gone"}
            {sentAt !== null && `, sent ${sentAt.slice(0, 10)}`}
          </span>
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => onAsk("new")}>
        New proposal
      </Menu.Item>
      {opened !== null && (
        <>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => onAsk("copy")}>
            Copy {opened.draft.name}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => onAsk("remove")}>
            Remove {opened.draft.name}
          </Menu.Item>
        </>
      )}
    </Picker>
  );
}

function Exports() {
  const { opened, busy } = useProposals();
  if (opened === null) return null;
  const shown = opened.draft.options.filter((option) => option.shown);
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconUpload {...icon} />} loading={busy !== null}>
          Export document
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
        <Menu.Item leftSection={<IconFileTypePdf {...icon} />} onClick={() => void exportProposal("pdf")}>
          PDF
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeDocx {...icon} />} onClick={() => void exportProposal("docx")}>
          Word (DOCX)
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeHtml {...icon} />} onClick={() => void exportProposal("html")}>
          Web page (HTML)
        </Menu.Item>
        {shown.map(({ id, name }) => (
          <div key={id}>
            <Menu.Divider />
            <Menu.Label>Price lines of {name}, as CSV for</Menu.Label>
            {TOOLS.map(({ to, label }) => (
              <Menu.Item
                key={to}
                leftSection={<IconTableExport {...icon} />}
                onClick={() => void exportPriceLines(id, to)}
              >
                {label}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function ProposalBar() {
  const { opened, list, preview, busy } = useProposals();
  const scenarios = useWorkspace((state) => state.scenarios);
  const [dialog, setDialog] = useState<"new" | "copy" | "remove" | "send" | null>(null);
  const summary = list?.find(({ id }) => id === opened?.id);
  const scenario = scenarios.find(({ id }) => id === opened?.draft.scenarioId);
  const isOpen = (preview?.open.length ?? 1) > 0;
  const close = (): void => setDialog(null);
  return (
    <section className={classes.bar} aria-label="Proposal">
      <Proposals onAsk={setDialog} />
      {opened !== null && (
        <span className={classes.follows}>
          {summary?.clientName !== undefined && summary.clientName !== null && `For ${summary.clientName}. `}
          {opened.sent !== null
            ? `Sent ${opened.sent.at.slice(0, 10)}, frozen`
            : scenario === undefined
              ? "Its scenario is no longer in the workspace"
              : `Follows scenario ${scenario.name}`}
        </span>
      )}
      <span className={classes.space} />
      <BatchButton />
      {opened !== null && (
        <>
          <Button variant="default" leftSection={<IconEye {...icon} />} onClick={() => watch(true)}>
            Client is watching
          </Button>
          {opened.sent === null && (
            <Button
              variant="default"
              leftSection={<IconSend {...icon} />}
              disabled={isOpen || busy !== null}
              title={isOpen ? "Settle what is open first: it stands at the right" : "Freezes what is sent"}
              onClick={() => setDialog("send")}
            >
              Send
            </Button>
          )}
          <Exports />
        </>
      )}
      {dialog === "new" && <NewProposal onClose={close} />}
      {dialog === "copy" && opened !== null && (
        <AskName
          title="Copy proposal"
          label="Name"
          initial={`${opened.draft.name}, copy`}
          action="Copy"
          onAnswer={(name) => void copyProposal(name)}
          onClose={close}
        />
      )}
      {dialog === "remove" && opened !== null && (
        <Confirm
          title={`Remove ${opened.draft.name}?`}
          action="Remove"
          onConfirm={() => void removeProposal()}
          onClose={close}
        >
          The draft and its approvals leave the workspace. Undo brings them back.
        </Confirm>
      )}
      {dialog === "send" && opened !== null && (
        <Confirm
          title={`Keep ${opened.draft.name} as sent?`}
          action="Freeze and keep"
          onConfirm={() => void sendProposal()}
          onClose={close}
        >
          Inputs, figures and the files as they are now are kept with it, so that it can be computed again years later.
          From then on it can be read, checked and copied, not changed. Outturn sends nothing by itself: export the
          files.
        </Confirm>
      )}
    </section>
  );
}
