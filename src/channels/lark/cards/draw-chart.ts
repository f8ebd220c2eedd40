import { number } from "../../../wording/formatting.ts";
import type { Element } from "./card.ts";
import { type BlockOf, type Drawing, leftOut } from "./drawing.ts";
import { bold, escaped, markdown, shortened } from "./text.ts";

/** Feishu advises no more of them in a card. */
const MOST_CHARTS = 5;

/** Pairs of columns, what there is beside what is required; a sixth chart is told in lines. */
export function drawChart(
  { title, unit, bars }: BlockOf<"chart">,
  { localizer, extent, before }: Drawing,
): Element[] {
  const { t } = localizer;
  const shown = bars.slice(0, extent.rows);
  const left = leftOut(localizer, "items", bars.length, shown.length);
  const heading = t("card.chart.title", { title: shortened(title, extent.cell), unit });
  if (before >= MOST_CHARTS) {
    const lines = shown.map(({ label, value, target }) => {
      const told = { label: shortened(label, extent.cell), value: number(value) };
      return target === undefined
        ? t("card.chart.line", told)
        : t("card.chart.line-target", { ...told, target: number(target) });
    });
    const items = lines.map((line) => `- ${escaped(line)}`);
    return [markdown([bold(escaped(heading)), ...items].join("\n")), ...left];
  }
  const values = shown.flatMap(({ label, value, target }) => {
    const name = shortened(label, extent.cell);
    return [
      { label: name, kind: t("card.chart.value"), value: rounded(value) },
      ...(target === undefined
        ? []
        : [{ label: name, kind: t("card.chart.target"), value: rounded(target) }]),
    ];
  });
  const chart: Element = {
    tag: "chart",
    aspect_ratio: "4:3",
    chart_spec: {
      type: "bar",
      title: { text: heading },
      data: { values },
      xField: ["label", "kind"],
      yField: "value",
      seriesField: "kind",
      label: { visible: true },
      legends: { visible: bars.some(({ target }) => target !== undefined), orient: "bottom" },
    },
  };
  return [chart, ...left];
}

/** As many decimals as people read elsewhere. */
const rounded = (value: number) => Number(number(value));
