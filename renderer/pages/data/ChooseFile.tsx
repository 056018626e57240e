/** The button that starts an import: the system's dialog on the desktop, the browser's own elsewhere. */
import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useRef } from "react";
import { useConnection } from "../../state/connection.ts";
import { useData } from "./data-store.ts";
import { chooseFile, uploadFile } from "./import-actions.ts";

export function ChooseFile({ label }: { label: string }) {
  const isDesktop = useConnection((state) => state.host?.kind === "electron");
  const opening = useData((state) => state.opening);
  const running = useData((state) => state.job !== null);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        leftSection={<IconUpload size={16} stroke={1.5} />}
        loading={opening !== null}
        disabled={running}
        onClick={() => (isDesktop ? void chooseFile() : input.current?.click())}
      >
        {label}
      </Button>
      {!isDesktop && (
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          hidden
          aria-label="Ticket export"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file !== undefined) void uploadFile(file);
          }}
        />
      )}
    </>
  );
}
