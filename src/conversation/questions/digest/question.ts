import { can, hasRoleFor, unitsFor } from "../../../app/access/permissions.ts";
import type { OrganisationUnit, Person } from "../../../app/access/ports.ts";
import { DIGEST } from "../../../app/delivery/ports.ts";
import { composeDigest, topmost } from "../../../app/digest/compose-digest.ts";
import type { DigestOrder } from "../../../app/digest/ports.ts";
import { FEWEST_IN_GROUP } from "../../../app/digest/put-digest.ts";
import { unitsBelow } from "../../../app/digest/refresh-counts.ts";
import type { Foreseen } from "../../../app/outreach/gather.ts";
import type { Whose } from "../../../app/outreach/ports.ts";
import { SOURCES } from "../../../app/outreach/sources/index.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context, Situation } from "../../context.ts";
import { normalise } from "../../message/normalise.ts";
import { type Answer, question } from "../../question.ts";
import { notAllowedReply } from "../../replies/common-replies.ts";
import { type OrderMeant, orderInCommand, orderInSentence } from "./order-meant.ts";
import {
  cancelledReply,
  notForYouReply,
  orderedReply,
  roomTooSmallReply,
  roomWithoutUnitReply,
  unclearReply,
} from "./order-replies.ts";
import { digestReply } from "./reply.ts";
import { peopleNamed } from "./workbook.ts";

/** Where no time was ever said. */
const USUAL_MINUTE = 8 * 60;

/** What a command asks for; nothing where the message is none, or asks for something else. */
function commanded(kind: (meant: OrderMeant) => boolean) {
  return ({ message }: Situation): OrderMeant | undefined => {
    const meant = message.command && orderInCommand(message.command.rest);
    return meant && kind(meant) ? meant : undefined;
  };
}

const isNow = commanded(({ kind }) => kind === "now");
const isStop = commanded(({ kind }) => kind === "stop");
const isOrder = commanded(({ kind }) => kind !== "now" && kind !== "stop");

/** Today's digest, at once, to whoever's role reaches somebody. */
export const digestNow = question<OrderMeant>({
  id: "digest.now",
  topic: "digest",
  commands: ["digest"],
  cues: {
    all: ["names-digest"],
    none: ["wants-no-digest", "wants-sending", "of-more-than-a-day"],
  },
  needs: { asker: true, without: ["person", "policy"] },
  takesLong: true,
  find: (situation) => {
    const { message } = situation;
    if (message.command) return isNow(situation);
    return orderInSentence(message) ? undefined : { kind: "now" };
  },
  answer: answerNow,
});

/** When it comes by itself: to the asker, or, by a command in a group chat, to the group. */
export const digestOrder = question<OrderMeant>({
  id: "digest.order",
  topic: "digest",
  commands: ["digest"],
  cues: { all: ["names-digest"], none: ["wants-no-digest", "wants-sending"] },
  acts: true,
  needs: { asker: true },
  find: (situation) => {
    const { message } = situation;
    if (message.command) return isOrder(situation);
    return orderInSentence(message);
  },
  answer: answerOrder,
});

/** No digest any more. */
export const digestStop = question<OrderMeant>({
  id: "digest.stop",
  topic: "mute",
  commands: ["digest"],
  cues: { all: ["wants-no-digest"] },
  acts: true,
  needs: { asker: true },
  find: (situation) => (situation.message.command ? isStop(situation) : { kind: "stop" }),
  async answer(context) {
    const { deps, localizer, asker } = context;
    if (!asker) return undefined;
    const whose = whoseIn(context, asker);
    const isOfRoom = "room" in whose;
    if (isOfRoom && !(await maySetRoom(context, asker)))
      return { reply: notAllowedReply(localizer) };
    const wasOrdered = await deps.store.digestOrders.cancel(whose);
    return {
      reply: cancelledReply(localizer, { wasOrdered, isOfRoom }),
      askerOnly: !isOfRoom,
    };
  },
});

async function answerNow(context: Context): Promise<Answer | undefined> {
  const { deps, localizer, asker, turn, today, message } = context;
  if (!asker) return undefined;
  if (!hasRoleFor(asker, "list-short")) return { reply: notForYouReply(localizer) };
  const reached = await unitsFor(deps.store.roster, asker, "list-short");
  const order = await deps.store.digestOrders.of({ person: asker.teacher.id });
  const digest = await composeDigest(deps.store, foreseenBy(context), {
    units: named(reached, message.text),
    ...{ day: today, at: turn.at, last: order?.last, isPrivate: true },
  });
  const by = asker.teacher.id;
  const looks = peopleNamed(digest).filter((whom) => whom !== by);
  await deps.store.accessLog.record(looks.map((whom) => ({ by, whom, at: turn.at, why: DIGEST })));
  const reader = { isPrivate: true, isOrdered: order !== undefined };
  return { reply: digestReply(localizer, digest, reader), askerOnly: true };
}

/** The unit that is named, with all below it; without one, everything that the role reaches. */
function named(reached: readonly OrganisationUnit[], text: string): readonly OrganisationUnit[] {
  const [meant] = reached
    .filter(({ name }) => text.includes(normalise(name)))
    .sort((a, b) => b.name.length - a.name.length);
  return meant ? unitsBelow(reached, new Set([meant.id])) : reached;
}

async function answerOrder(context: Context, meant: OrderMeant): Promise<Answer | undefined> {
  const { deps, localizer, asker, turn } = context;
  if (!asker) return undefined;
  const whose = whoseIn(context, asker);
  const refusal =
    "room" in whose ? await roomRefusal(context, asker) : personRefusal(context, asker);
  if (refusal) return { reply: refusal };
  if (meant.kind !== "at") return { reply: unclearReply(localizer, meant.kind) };
  const before = await deps.store.digestOrders.of(whose);
  const minute = meant.minute ?? before?.minute ?? USUAL_MINUTE;
  const order: DigestOrder = {
    ...{ whose, minute, language: localizer.language, by: asker.teacher.id },
    weekdays: meant.weekdays ?? before?.weekdays ?? [],
  };
  await deps.store.digestOrders.set(order, turn.at);
  const accounts = await deps.store.roster.accounts(asker.teacher.id);
  const reply = orderedReply(localizer, order, {
    tops: await topsOf(context, asker, whose),
    isTimeAssumed: meant.minute === undefined && before === undefined,
    isReachable: "room" in whose || accounts.length > 0,
  });
  return { reply, askerOnly: !("room" in whose) };
}

/** A command, and what names the group chat, is about the chat; anything else about the asker. */
function whoseIn({ turn, message }: Context, { teacher }: Person): Whose {
  const isOfRoom = message.command !== undefined || message.shows("of-this-room");
  if (turn.place === "private" || !isOfRoom) return { person: teacher.id };
  return { channel: turn.account?.channel ?? turn.via, room: turn.room };
}

function personRefusal({ localizer }: Context, asker: Person): Reply | undefined {
  return hasRoleFor(asker, "list-short") ? undefined : notForYouReply(localizer);
}

/** A group chat gets a digest of its unit, from somebody who may say which unit that is. */
async function roomRefusal(context: Context, asker: Person): Promise<Reply | undefined> {
  const { deps, localizer, turn } = context;
  const unit = turn.unit === undefined ? undefined : await deps.store.roster.unit(turn.unit);
  if (!unit) return roomWithoutUnitReply(localizer);
  if (!(await maySetRoom(context, asker))) return notAllowedReply(localizer);
  const people = await deps.store.roster.countWithin(unit.id);
  return people < FEWEST_IN_GROUP ? roomTooSmallReply(localizer, unit.name) : undefined;
}

async function maySetRoom({ turn, unitsAbove }: Context, asker: Person): Promise<boolean> {
  if (turn.unit === undefined) return false;
  return can(asker, "set-room", { path: await unitsAbove(turn.unit) });
}

async function topsOf(
  { deps, turn }: Context,
  asker: Person,
  whose: Whose,
): Promise<readonly OrganisationUnit[]> {
  const { roster } = deps.store;
  if ("person" in whose) return topmost(await unitsFor(roster, asker, "list-short"));
  const unit = turn.unit === undefined ? undefined : await roster.unit(turn.unit);
  return unit ? [unit] : [];
}

/** What digests are made from. */
function foreseenBy({ deps: { catalogue } }: Context): Foreseen {
  return {
    sources: SOURCES,
    documentOf: (id) => (catalogue.ids.includes(id) ? catalogue.document(id) : undefined),
    rules: { calendar: catalogue.workingCalendar() },
  };
}
