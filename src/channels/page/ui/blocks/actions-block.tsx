import type { Action } from "../../../../wording/reply";
import { useLocalizer } from "../texts";
import type { Act } from "./kinds";

/** Buttons: each sends what it does, or opens a page. */
export function ActionsBlock({ actions, act }: { actions: readonly Action[]; act: Act }) {
  const { say } = useLocalizer();
  return (
    <fieldset class="actions" aria-label={say("actions")}>
      {actions.map(({ label, run, style }) =>
        "url" in run ? (
          <a key={label} class="button" href={run.url} target="_blank" rel="noreferrer">
            {label}
          </a>
        ) : (
          <button
            key={label}
            type="button"
            class={style ? `button ${style}` : "button"}
            disabled={!act}
            onClick={() => act?.({ label, run })}
          >
            {label}
          </button>
        ),
      )}
    </fieldset>
  );
}
