import type { Block } from "../../../wording/reply.ts";
import type { Column, Element } from "./card.ts";
import { buttonRow, drawButton } from "./draw-buttons.ts";
import { drawChart } from "./draw-chart.ts";
import { drawForm } from "./draw-form.ts";
import { drawTable } from "./draw-table.ts";
import { type BlockOf, type Drawing, leftOut } from "./drawing.ts";
import { bold, escaped, grey, markdown, paragraph, remark, shortened } from "./text.ts";

/** A longer summary is folded away. */
const LONGEST_OPEN = 60;

/** Of how many blocks a bar consists. */
const BAR = 20;

/** Draws one part of an answer; nothing where it is empty. */
export function drawBlock(block: Block, drawing: Drawing): readonly Element[] {
  const { localizer, extent } = drawing;
  switch (block.kind) {
    case "lead":
      return drawText(block.text, drawing, block.tone === "plain" ? paragraph : headline);
    case "text":
      return drawText(block.text, drawing, paragraph);
    case "facts":
      return drawFacts(block, drawing);
    case "progress":
      return [drawProgress(block, drawing)];
    case "table":
      return drawTable(block, drawing);
    case "chart":
      return drawChart(block, drawing);
    case "list":
      return drawList(block, drawing);
    case "citation":
      return [drawCitation(block, drawing)];
    case "actions":
      return buttonRow(block.actions.map((action) => drawButton(action, drawing.to)));
    case "form":
      return drawForm(block, drawing);
    case "file":
    case "document":
      return [remark(localizer.t("card.file", { name: shortened(block.name, extent.cell) }))];
    case "image":
    case "picture":
      return [remark(localizer.t("card.image", { alt: shortened(block.alt, extent.cell) }))];
  }
}

/** A lead that is too long for the title; a long one without a tone is a text to be read. */
const headline = (text: string) => markdown(bold(escaped(text)));

function drawText(
  text: string,
  { localizer, extent }: Drawing,
  draw: (text: string) => Element,
): Element[] {
  if (text.trim() === "") return [];
  const shown = shortened(text, extent.letters);
  const letters = shown === text ? text.length : shown.length - "…".length;
  return [draw(shown), ...leftOut(localizer, "letters", text.length, letters)];
}

/** Two facts beside each other, or below each other on a phone. */
function drawFacts({ rows }: BlockOf<"facts">, { localizer, extent }: Drawing): Element[] {
  const shown = rows.slice(0, extent.rows);
  const columns = shown.flatMap(({ label, value }): Column[] => {
    const lines = [
      grey(escaped(shortened(label, extent.cell))),
      escaped(shortened(value, extent.cell)),
    ].filter(Boolean);
    if (lines.length === 0) return [];
    return [
      { tag: "column", width: "weighted", weight: 1, elements: [markdown(lines.join("\n"))] },
    ];
  });
  const pairs = Array.from(
    { length: Math.ceil(columns.length / 2) },
    (_, pair): Element => ({
      tag: "column_set",
      flex_mode: "stretch",
      columns: columns.slice(2 * pair, 2 * pair + 2),
    }),
  );
  return [...pairs, ...leftOut(localizer, "items", rows.length, shown.length)];
}

/**
 * A bar of text. VChart has a bar of progress too, but Feishu advises at most five charts a card,
 * and what a chart says can neither be copied nor read where it fails to load.
 */
function drawProgress(
  { label, counted, required, text }: BlockOf<"progress">,
  { localizer, extent }: Drawing,
): Element {
  const done = required > 0 ? Math.min(Math.max(counted / required, 0), 1) : 1;
  const filled = Math.floor(done * BAR);
  const percent = localizer.t("card.percent", { percent: Math.floor(done * 100) });
  const head = [
    bold(escaped(shortened(label, extent.cell))),
    escaped(shortened(text, extent.cell)),
    grey(escaped(percent)),
  ];
  const color = done < 1 ? "blue" : "green";
  const bar = [
    filled > 0 ? `<font color='${color}'>${"█".repeat(filled)}</font>` : "",
    grey("░".repeat(BAR - filled)),
  ];
  return markdown(`${head.filter(Boolean).join(" ")}\n${bar.join("")}`);
}

function drawList({ items }: BlockOf<"list">, { localizer, extent }: Drawing): Element[] {
  const shown = items.slice(0, extent.rows);
  const lines = shown.map((item) => `- ${escaped(shortened(item, extent.cell))}`);
  const left = leftOut(localizer, "items", items.length, shown.length);
  return [...(lines.length > 0 ? [markdown(lines.join("\n"))] : []), ...left];
}

/** Where the answer stands: the article first, then what it says, folded away if that is long. */
function drawCitation(
  { article, title, summary }: BlockOf<"citation">,
  { localizer, extent }: Drawing,
): Element {
  const where = [
    grey(escaped(localizer.t("card.citation"))),
    bold(escaped(shortened(article, extent.cell))),
    grey(escaped(shortened(title, extent.cell))),
  ]
    .filter(Boolean)
    .join(" ");
  const said = grey(escaped(shortened(summary, extent.letters)));
  if (summary.length <= LONGEST_OPEN || said === "") {
    return markdown([where, said].filter(Boolean).join("\n"), "notation");
  }
  return {
    tag: "collapsible_panel",
    expanded: false,
    header: {
      title: markdown(where, "notation"),
      icon: { tag: "standard_icon", token: "down-small-ccm_outlined", size: "16px 16px" },
      icon_position: "right",
      icon_expanded_angle: -180,
    },
    elements: [markdown(said, "notation")],
  };
}
