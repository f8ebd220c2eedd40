import { useId } from "preact/hooks";

/** Something that is on or off, with a line on what that means. */
export function Switch({
  label,
  hint,
  on,
  set,
  disabled = false,
}: {
  label: string;
  hint: string;
  on: boolean;
  set: (on: boolean) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div class="switch">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        disabled={disabled}
        onClick={() => set(!on)}
      >
        <span class="knob" />
      </button>
      <div>
        <span id={`${id}-label`}>{label}</span>
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      </div>
    </div>
  );
}
