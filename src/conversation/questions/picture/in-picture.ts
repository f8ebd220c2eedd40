import type { Day } from "../../../domain/day.ts";
import { day } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Block, PictureBlock, Reply } from "../../../wording/reply.ts";

type Part = PictureBlock["parts"][number];

/** What stands around what is drawn. */
export interface Frame {
  readonly title: string;
  readonly asOf: Day;
  /** What is drawn of an answer; whatever else could be is left out, for its numbers stand in words. */
  readonly draws: Part["kind"];
}

/**
 * The same answer with its bars and charts in one picture that can be kept and passed on, with whose
 * they are, of which day, and by which articles; as it was where it has nothing to draw.
 */
export function inPicture(
  localizer: Localizer,
  reply: Reply,
  { title, asOf, draws }: Frame,
): Reply {
  const isDrawn = (block: Block): block is Part => block.kind === draws;
  const parts = reply.blocks.filter(isDrawn);
  const first = reply.blocks.findIndex(isDrawn);
  if (first === -1) return reply;
  const picture: PictureBlock = {
    kind: "picture",
    name: `${title} ${asOf}.png`,
    alt: localizer.t("picture.alt", { title }),
    title,
    note: localizer.t("picture.as-of", { day: day(localizer, asOf) }),
    parts,
    notes: articlesIn(localizer, reply),
  };
  const blocks = reply.blocks.flatMap((block, at) => {
    if (at === first) return [picture];
    return block.kind === "progress" || block.kind === "chart" ? [] : [block];
  });
  return { ...reply, blocks };
}

/** The articles of an answer, each policy in a line. */
function articlesIn(localizer: Localizer, { blocks }: Reply): string[] {
  const cited = blocks.filter((block) => block.kind === "citation");
  const titles = [...new Set(cited.map(({ title }) => title))];
  return titles.map((title) =>
    localizer.t("common.articles", {
      articles: cited
        .filter((each) => each.title === title)
        .map(({ article }) => article)
        .join(localizer.t("common.comma")),
      policy: title,
    }),
  );
}
