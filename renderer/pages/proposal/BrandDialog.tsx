/** How documents look and whom the client can reach: name, colours, logo, contact. */
import { Alert, Button, ColorInput, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { call, currentHost, useConnection } from "../../state/connection.ts";
import {
  type ProposalSetup,
  readProposalSetup,
  storeBrand,
  storeLogo,
  useProposalSetup,
} from "../../state/proposal-setup.ts";
import classes from "./proposal-dialogs.module.css";

type Brand = ProposalSetup["brand"];

function Logo({ brand }: { brand: Brand }) {
  const isDesktop = useConnection((state) => state.host?.kind === "electron");
  const input = useRef<HTMLInputElement>(null);
  async function choose(): Promise<void> {
    const [file] = (await call("file.choose", { purpose: "logo" })).files;
    if (file !== undefined) await storeLogo(file.token);
  }
  return (
    <div className={classes.logo}>
      {brand.logo === null ? (
        <span>No logo: the name stands in its place</span>
      ) : (
        <img src={`data:${brand.logo.type};base64,${brand.logo.base64}`} alt="Logo" />
      )}
      <Button size="xs" variant="default" onClick={() => (isDesktop ? void choose() : input.current?.click())}>
        Choose a logo
      </Button>
      {brand.logo !== null && (
        <Button size="xs" variant="default" onClick={() => void storeLogo(null)}>
          Take it off
        </Button>
      )}
      {!isDesktop && (
        <input
          ref={input}
          type="file"
          accept=".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml"
          hidden
          aria-label="Logo"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file !== undefined)
              void currentHost()
                .upload(file)
                .then(({ token }) => storeLogo(token));
          }}
        />
      )}
    </div>
  );
}

function BrandForm({ brand, notes, onClose }: { brand: Brand; notes: readonly string[]; onClose: () => void }) {
  const refusal = useProposalSetup((state) => state.refusal);
  const [draft, setDraft] = useState({ ...brand, contact: brand.contact.join("\n") });
  const field = (key: "name" | "website" | "email") => ({
    value: draft[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setDraft({ ...draft, [key]: event.currentTarget.value }),
  });
  const colour = (key: "heading" | "accent") => ({
    format: "hex" as const,
    value: draft[key],
    onChange: (value: string) => setDraft({ ...draft, [key]: value.toLowerCase() }),
  });
  async function store(): Promise<void> {
    const { logo: _logo, ...kept } = draft;
    const contact = draft.contact
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (await storeBrand({ ...kept, contact })) onClose();
  }
  return (
    <div className={classes.form}>
      <TextInput label="Name" data-autofocus {...field("name")} />
      <Logo brand={brand} />
      <Group grow>
        <ColorInput label="Headings" {...colour("heading")} />
        <ColorInput label="Accent" {...colour("accent")} />
      </Group>
      {notes.map((note) => (
        <p key={note} className={classes.objection}>
          {note}
        </p>
      ))}
      <Textarea
        label="Contact"
        description="A line each, at most eight"
        autosize
        minRows={2}
        maxRows={8}
        value={draft.contact}
        onChange={(event) => setDraft({ ...draft, contact: event.currentTarget.value })}
      />
      <Group grow>
        <TextInput label="Website" placeholder="https://" {...field("website")} />
        <TextInput label="Mail" {...field("email")} />
      </Group>
      {refusal !== null && (
        <Alert color="red" variant="light">
          {refusal}
        </Alert>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => void store()}>Store</Button>
      </Group>
    </div>
  );
}

export function BrandDialog({ onClose }: { onClose: () => void }) {
  const setup = useProposalSetup((state) => state.setup);
  useEffect(() => void readProposalSetup(), []);
  return (
    <Modal opened onClose={onClose} title="Brand" size={520} closeButtonProps={{ "aria-label": "Close" }}>
      {setup !== null && <BrandForm brand={setup.brand} notes={setup.brandNotes} onClose={onClose} />}
    </Modal>
  );
}
