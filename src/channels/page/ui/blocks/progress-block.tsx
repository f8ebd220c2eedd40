import { useId } from "preact/hooks";
import { useLocalizer } from "../texts";
import { Bar } from "./bar";
import type { BlockOf } from "./kinds";

/** How much of a requirement is there. */
export function ProgressBlock({ label, counted, required, text }: BlockOf<"progress">) {
  const { say } = useLocalizer();
  const id = useId();
  const done = required > 0 ? Math.min(counted / required, 1) : 1;
  return (
    <div class={done < 1 ? "progress" : "progress full"}>
      <p>
        <span id={id}>{label}</span>
        <span class="amount">
          {text}
          <span class="percent"> {say("progress.done", { percent: Math.floor(done * 100) })}</span>
        </span>
      </p>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={required}
        aria-valuenow={Math.min(counted, required)}
        aria-valuetext={text}
      >
        <Bar filled={done} />
      </div>
    </div>
  );
}
