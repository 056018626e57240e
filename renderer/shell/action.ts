import type { Icon } from "@tabler/icons-react";
import type { KeyId } from "../controls/key-table.ts";

export interface Action {
  /** Changes with what it would be done to. */
  readonly label: () => string;
  readonly icon: Icon;
  readonly key?: KeyId;
  /** Words it is also found by. */
  readonly words?: string;
  /** Where nothing is said, always. */
  readonly isAvailable?: () => boolean;
  readonly run: () => void;
}
