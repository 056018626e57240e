/** The policy texts that every proposal carries: read, completed, owned and adopted by a person before a client sees them. */
import { Alert, Button, Group, Modal, NavLink, Textarea, TextInput } from "@mantine/core";
import { IconCheck, IconPencil } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { blanksOf } from "../../../shared/proposal/policy.ts";
import { type ProposalSetup, readProposalSetup, storePolicy, useProposalSetup } from "../../state/proposal-setup.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import classes from "./proposal-dialogs.module.css";

type Policy = ProposalSetup["policies"][number];

const NEARBY = 44;

/** The words around a blank, so that it is filled in as the sentence wants it. */
function around(text: string, blank: string): string {
  const at = text.indexOf(blank);
  const before = text.slice(Math.max(0, at - NEARBY), at).replaceAll(/\s+/g, " ");
  const after = text.slice(at + blank.length, at + blank.length + NEARBY).replaceAll(/\s+/g, " ");
  return `…${before}____${after}…`;
}

function PolicyForm({ policy, onStored }: { policy: Policy; onStored: () => void }) {
  const person = useWorkspace((state) => state.settings.person);
  const refusal = useProposalSetup((state) => state.refusal);
  const [title, setTitle] = useState(policy.title);
  const [text, setText] = useState(policy.text);
  const [owner, setOwner] = useState(policy.owner);
  const [busy, setBusy] = useState(false);
  const blanks = [...new Set(blanksOf(text))];
  const [fills, setFills] = useState<Readonly<Record<string, string>>>({});
  const filled = blanks.reduce((whole, blank) => {
    const fill = fills[blank]?.trim() ?? "";
    return fill === "" ? whole : whole.replaceAll(blank, () => fill);
  }, text);
  const missing =
    blanksOf(filled).length > 0
      ? "Fill in what is missing first"
      : owner.trim() === ""
        ? "Name the owner first"
        : filled.trim() === ""
          ? "There is no text to adopt"
          : null;
  const changed = filled !== policy.text || title !== policy.title || owner !== policy.owner;
  async function store(confirm: boolean): Promise<void> {
    setBusy(true);
    const stored = await storePolicy({
      id: policy.id,
      title: title.trim(),
      text: filled,
      owner: owner.trim(),
      confirm,
    });
    setBusy(false);
    if (stored && confirm) onStored();
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null) void store(true);
      }}
    >
      {policy.objection === null ? (
        <p className={classes.adopted}>
          <IconCheck size={15} stroke={1.75} aria-hidden /> Adopted by {policy.confirmed?.by} on {policy.confirmed?.on}
        </p>
      ) : (
        <p className={classes.objection}>{policy.objection}</p>
      )}
      {blanks.map((blank, at) => (
        <TextInput
          key={blank}
          label={`${blank.slice(1, 2).toUpperCase()}${blank.slice(2, -1)}`}
          description={around(text, blank)}
          value={fills[blank] ?? ""}
          maxLength={500}
          autoFocus={at === 0}
          onChange={(event) => setFills({ ...fills, [blank]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        label="Title"
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label="Owner"
        description="Who answers for this text"
        value={owner}
        maxLength={200}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <Textarea
        label="Text"
        description="Paragraphs parted by empty lines; lines that begin with a dash make a list; fill in what stands in brackets"
        value={text}
        autosize
        minRows={10}
        maxRows={14}
        maxLength={20_000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {refusal !== null && (
        <Alert color="red" variant="light">
          {refusal}
        </Alert>
      )}
      <Group justify="flex-end" gap="sm" className={classes.foot}>
        <Button variant="default" disabled={!changed} loading={busy} onClick={() => void store(false)}>
          Store
        </Button>
        <Button type="submit" loading={busy} disabled={missing !== null} title={missing ?? undefined}>
          Adopt as {person}
        </Button>
      </Group>
    </form>
  );
}

export function PolicyDialog({ onClose }: { onClose: () => void }) {
  const setup = useProposalSetup((state) => state.setup);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => void readProposalSetup(), []);
  const policies = setup?.policies ?? [];
  const shown =
    policies.find(({ id }) => id === chosen) ?? policies.find(({ objection }) => objection !== null) ?? policies[0];
  return (
    <Modal opened onClose={onClose} title="Policy texts" size={860} closeButtonProps={{ "aria-label": "Close" }}>
      <div className={classes.policies}>
        <nav aria-label="Policy texts">
          {policies.map(({ id, title, objection }) => (
            <NavLink
              key={id}
              component="button"
              active={id === shown?.id}
              label={title}
              leftSection={
                objection === null ? (
                  <IconCheck size={14} aria-label="adopted" />
                ) : (
                  <IconPencil size={14} aria-label="to be completed" />
                )
              }
              onClick={() => setChosen(id)}
            />
          ))}
        </nav>
        {shown !== undefined && (
          <PolicyForm
            key={shown.id}
            policy={shown}
            onStored={() =>
              setChosen(policies.find(({ id, objection }) => id !== shown.id && objection !== null)?.id ?? shown.id)
            }
          />
        )}
      </div>
    </Modal>
  );
}
