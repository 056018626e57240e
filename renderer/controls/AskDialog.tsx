/** A small dialog for one name or one confirmation. Escape and Cancel change nothing. */
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";

interface AskNameProps {
  readonly title: string;
  readonly label: string;
  readonly initial: string;
  readonly action: string;
  /** What is wrong with a name, or null. */
  readonly fault?: (name: string) => string | null;
  readonly onAnswer: (name: string) => void;
  readonly onClose: () => void;
}

export function AskName({ title, label, initial, action, fault, onAnswer, onClose }: AskNameProps) {
  const [name, setName] = useState(initial);
  const [message, setMessage] = useState<string | null>(null);
  function submit(event: React.FormEvent): void {
    event.preventDefault();
    const wrong = name.trim() === "" ? "A name is needed" : (fault?.(name.trim()) ?? null);
    setMessage(wrong);
    if (wrong !== null) return;
    onAnswer(name.trim());
    onClose();
  }
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <TextInput
          label={label}
          value={name}
          error={message}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">{action}</Button>
        </Group>
      </form>
    </Modal>
  );
}

interface ConfirmProps {
  readonly title: string;
  /** What happens and how it can be taken back. */
  readonly children: React.ReactNode;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function Confirm({ title, children, action, onConfirm, onClose }: ConfirmProps) {
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ "aria-label": "Close" }}>
      {children}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
