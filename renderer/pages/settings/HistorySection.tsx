import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { showPage } from "../../state/selection-store.ts";
import { SectionHead } from "./SectionHead.tsx";

export function HistorySection() {
  return (
    <SectionHead
      title="History"
      tools={
        <Button
          variant="default"
          leftSection={<IconHistory size={16} stroke={1.5} />}
          onClick={() => showPage("history")}
        >
          Open the history
        </Button>
      }
    >
      Every edit is stored at once and stays on record, also one that was taken back. The history says who changed what
      and when, goes back to any point, and restores single values and removed scenarios.
    </SectionHead>
  );
}
