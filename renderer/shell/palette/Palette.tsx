/** Ctrl K: one field for every page, client, scenario, assumption and action. */
import { Modal } from "@mantine/core";
import { askFor, useAsked } from "../asked.ts";
import { PaletteBody } from "./PaletteBody.tsx";
import classes from "./palette.module.css";

export function Palette() {
  const opened = useAsked((state) => state.palette);
  const close = (): void => askFor({ palette: false });
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      size={680}
      yOffset={72}
      centered={false}
      transitionProps={{ duration: 0 }}
      title="Find anything"
      classNames={{ content: classes.content ?? "", header: "ot-hidden", body: classes.body ?? "" }}
    >
      <PaletteBody onClose={close} />
    </Modal>
  );
}
