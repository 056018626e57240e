/** An action as a line of a menu. */
import { Menu } from "@mantine/core";
import { type ActionId, actionOf } from "./actions.ts";

interface ActionItemProps {
  readonly id: ActionId;
  /** Shorter than the action's own name, where the menu says the rest. */
  readonly name?: string;
  readonly children?: React.ReactNode;
  readonly rightSection?: React.ReactNode;
}

export function ActionItem({ id, name, children, rightSection = null }: ActionItemProps) {
  const { label, icon: Icon, run } = actionOf(id);
  return (
    <Menu.Item leftSection={<Icon size={16} stroke={1.5} />} rightSection={rightSection} onClick={run}>
      {name ?? label()}
      {children}
    </Menu.Item>
  );
}
