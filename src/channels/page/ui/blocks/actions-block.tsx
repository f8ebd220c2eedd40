import type { Action } from "../../../../wording/reply";
import { useLocalizer } from "../texts";
import type { Act } from "./kinds";

/** Buttons that say something, as if it were typed. */
export function ActionsBlock({ actions, act }: { actions: readonly Action[]; act: Act }) {
  const { say } = useLocalizer();
  return (
    <fieldset class="actions" aria-label={say("actions")}>
      {actions.map(({ label, says, style }) => (
        <button
          key={label}
          type="button"
          class={style ? `button ${style}` : "button"}
          title={says === label ? undefined : says}
          disabled={!act}
          onClick={() => act?.(says)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
