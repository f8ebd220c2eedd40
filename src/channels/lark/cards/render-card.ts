import type { Localizer } from "../../../wording/messages.ts";
import type { Block, Reply } from "../../../wording/reply.ts";
import type { Card, Element } from "./card.ts";
import { drawBlock } from "./draw-block.ts";
import { buttonRow, drawButton } from "./draw-buttons.ts";
import { type BlockOf, BRIEF, type Drawing, leftOut, WHOLE } from "./drawing.ts";
import type { Reader } from "./pressed.ts";
import { createRoom, fits, type Room } from "./room.ts";
import { plainText, remark, shortened } from "./text.ts";

/** A longer lead takes more than the four lines that a title has on a phone. */
const LONGEST_TITLE = 80;

const LONGEST_SUMMARY = 60;

/** Of the room that there is, buttons and forms may take so much; the rest is for what they are about. */
const CONTROLS_SHARE = 0.6;

/** The colour of each tone, and its word for a title. */
const TONES = {
  good: { template: "green", title: "card.title.good" },
  short: { template: "orange", title: "card.title.short" },
  plain: { template: "blue", title: "card.title.plain" },
} as const;

/** Of one answer that is too long for a card. */
const MOST_BUTTONS = 20;

/** What a block is drawn with, but for how much of it. */
type Context = Omit<Drawing, "extent">;

/**
 * An answer as a card. It is small enough to be sent, whatever the answer holds: of one that is too
 * long it shows the beginnings of its parts and says how much is left out, which the text of the
 * reply has. What people typed is shown as they typed it, never as a mention, a link or markup.
 *
 * @param to whom it is for: every button bears their account, so that whoever presses it can be
 * compared with it
 */
export function renderCard(localizer: Localizer, reply: Reply, to: Reader): Card {
  const { lead, blocks } = headed(reply);
  const { template, title } = TONES[toneOf(reply)];
  const withBody = (elements: readonly Element[]): Card => ({
    schema: "2.0",
    config: {
      update_multi: true,
      summary: { content: shortened(reply.text.split("\n", 1)[0] ?? "", LONGEST_SUMMARY) },
    },
    header: { title: plainText(lead?.text ?? localizer.t(title)), template },
    body: { elements },
  });
  const contexts = blocks.map((block, index): readonly [Block, Context] => {
    const before = blocks.slice(0, index).filter(({ kind }) => kind === block.kind).length;
    return [block, { localizer, to, before }];
  });
  const whole = withBody(
    contexts.flatMap(([block, context]) => drawBlock(block, { ...context, extent: WHOLE })),
  );
  if (fits(whole)) return whole;
  return withBody(drawnWithin(withBody([]), contexts, localizer));
}

function toneOf({ blocks }: Reply): BlockOf<"lead">["tone"] {
  return blocks.find((block) => block.kind === "lead")?.tone ?? "plain";
}

/**
 * The lead that is the card's title, and the blocks below. A lead that is long, or that would stand
 * over nothing, is no title.
 */
function headed({ text, blocks }: Reply): {
  readonly lead?: BlockOf<"lead">;
  readonly blocks: readonly Block[];
} {
  const [first, ...others] = blocks;
  if (first === undefined) return { blocks: [{ kind: "text", text }] };
  const isTitle =
    first.kind === "lead" &&
    others.length > 0 &&
    first.text.trim() !== "" &&
    !first.text.includes("\n") &&
    first.text.length <= LONGEST_TITLE;
  return isTitle ? { lead: first, blocks: others } : { blocks };
}

/**
 * The beginnings of all blocks, as far as a card has room for them. Buttons and forms come first:
 * without them nobody could go on.
 */
function drawnWithin(
  empty: Card,
  contexts: readonly (readonly [Block, Context])[],
  localizer: Localizer,
): Element[] {
  const closing = (rest: number) => remark(localizer.t("card.left-out.parts", { rest }));
  const beside = [empty, closing(contexts.length)];
  const room = createRoom(beside);
  const forControls = createRoom(beside, CONTROLS_SHARE);
  const drawn = contexts.map(([block, context]) =>
    isControl(block) ? drawnControls(block, context, room, forControls) : undefined,
  );
  contexts.forEach(([block, context], index) => {
    if (!isControl(block)) drawn[index] = beginning(block, context, room);
  });
  const rest = drawn.filter((elements) => elements === undefined).length;
  return [...drawn.flatMap((elements) => elements ?? []), ...(rest > 0 ? [closing(rest)] : [])];
}

const isControl = ({ kind }: Block) => kind === "actions" || kind === "form";

/** As much of a block as there is room for, if any. */
function beginning(block: Block, context: Context, room: Room): readonly Element[] | undefined {
  return BRIEF.map((extent) => drawBlock(block, { ...context, extent })).find((elements) =>
    room.take(elements),
  );
}

/** As many buttons as there is room for, each whole; or a form if there is room for it. */
function drawnControls(
  block: Block,
  context: Context,
  room: Room,
  share: Room,
): readonly Element[] | undefined {
  if (block.kind !== "actions") {
    const form = beginning(block, context, share);
    return form && room.take(form) ? form : undefined;
  }
  const { localizer, to } = context;
  const buttons = block.actions
    .slice(0, MOST_BUTTONS)
    .map((action) => drawButton(action, to))
    .filter((button) => share.take(buttonRow([button])));
  const elements = [
    ...buttonRow(buttons),
    ...leftOut(localizer, "buttons", block.actions.length, buttons.length),
  ];
  return room.take(elements) ? elements : undefined;
}
