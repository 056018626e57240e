import type { PreferenceStore } from "../storage/preference-store.ts";
import type { HandlersOf } from "./handlers.ts";

export function preferenceService(preferences: PreferenceStore): HandlersOf<"preference"> {
  return {
    "preference.write": ({ key, value }) => {
      preferences.write(key, value);
      return {};
    },
  };
}
