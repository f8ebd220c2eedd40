import type { Block } from "../../../../wording/reply";
import { ActionsBlock } from "./actions-block";
import { ChartBlock } from "./chart-block";
import { CitationBlock } from "./citation-block";
import { FormBlock } from "./form-block";
import type { Act } from "./kinds";
import { LeadBlock } from "./lead-block";
import { ProgressBlock } from "./progress-block";
import { TableBlock } from "./table-block";

/** Draws one part of an answer, but a file or a picture, which has an address beside. */
export function BlockView({
  block,
  act,
}: {
  block: Exclude<Block, { readonly name: string }>;
  act: Act;
}) {
  switch (block.kind) {
    case "lead":
      return <LeadBlock {...block} />;
    case "text":
      return <p class="text">{block.text}</p>;
    case "facts":
      return (
        <dl class="facts">
          {block.rows.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case "progress":
      return <ProgressBlock {...block} />;
    case "table":
      return <TableBlock {...block} />;
    case "chart":
      return <ChartBlock {...block} />;
    case "list":
      return (
        <ul class="items">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "citation":
      return <CitationBlock {...block} />;
    case "actions":
      return <ActionsBlock actions={block.actions} act={act} />;
    case "form":
      return <FormBlock {...block} act={act} />;
  }
}
