import { useId } from "preact/hooks";
import { useLocalizer } from "../texts";
import { Bar } from "./bar";
import type { BlockOf } from "./kinds";

/** Bars to compare, each with its value in words; a line stands where its target is. */
export function ChartBlock({ title, unit, bars }: BlockOf<"chart">) {
  const { say, language } = useLocalizer();
  const id = useId();
  const amount = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const most = Math.max(...bars.flatMap(({ value, target = 0 }) => [value, target]), 0) || 1;
  const targeted = bars.some(({ target }) => target !== undefined);
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption>
        <span id={id}>{title}</span>
        <span class="hint">
          {say("chart.unit", { unit })}
          {targeted && ` · ${say("chart.target.legend")}`}
        </span>
      </figcaption>
      <ul>
        {bars.map(({ label, value, target }) => (
          <li key={label} class={target !== undefined && value < target ? "below" : undefined}>
            <p>
              <span>{label}</span>
              <span class="amount">
                {amount.format(value)} {unit}
                {target !== undefined && (
                  <span class="aim"> {say("chart.target", { value: amount.format(target) })}</span>
                )}
              </span>
            </p>
            <Bar filled={value / most} target={target === undefined ? undefined : target / most} />
          </li>
        ))}
      </ul>
    </figure>
  );
}
