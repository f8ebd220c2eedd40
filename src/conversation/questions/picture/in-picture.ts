import type { Day } from "../../../domain/day.ts";
import { day } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Block, PictureBlock, Reply } from "../../../wording/reply.ts";

type Part = PictureBlock["parts"][number];

/** What stands around what is drawn. */
export interface Frame {
  readonly title: string;
  readonly asOf: Day;
  /** The kinds of blocks that are drawn; the others stay what they are. */
  readonly draws: readonly Part["kind"][];
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
  const isPart = (block: Block): block is Part => draws.some((kind) => kind === block.kind);
  const parts = reply.blocks.filter(isPart);
  const first = reply.blocks.findIndex(isPart);
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
  const rest = reply.blocks.filter((block) => !isPart(block));
  return { ...reply, blocks: rest.toSpliced(first, 0, picture) };
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
