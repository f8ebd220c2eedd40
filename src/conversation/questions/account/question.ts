import { bindByCode, voidCode } from "../../../app/access/bind-account.ts";
import { can } from "../../../app/access/permissions.ts";
import type { OrganisationUnit, Person } from "../../../app/access/ports.ts";
import { type Context, withSlots } from "../../context.ts";
import { normalise } from "../../message/normalise.ts";
import { type Answer, question } from "../../question.ts";
import { howToBindReply, notAllowedReply } from "../../replies/common-replies.ts";
import { standingTotal } from "../standing/question.ts";
import {
  boundReply,
  codeInGroupReply,
  notBoundReply,
  roomReply,
  roomSetReply,
  tooManyTriesReply,
  unbindReply,
  whoAmIReply,
  whoSeesReply,
  wrongCodeReply,
} from "./reply.ts";

/** `/绑定 <code>` binds the account that sends it; without a code, how to get one, or who one is. */
export const accountBind = question({
  id: "account.bind",
  topic: "bind",
  commands: ["bind"],
  // Whoever says who they are and asks of somebody else, asks of somebody else.
  find: ({ message, cues }) =>
    message.command !== undefined ||
    message.slots.person === undefined ||
    !cues.without("introduces-oneself", message.text).includes(message.slots.person) ||
    undefined,
  async answer({ deps, turn, message, localizer, asker }) {
    const code = message.command?.rest.trim() ?? "";
    if (code === "" || !turn.account) {
      if (asker) return { reply: whoAmIReply(localizer, asker.teacher.name), askerOnly: true };
      return { reply: howToBindReply(localizer) };
    }
    // What was read out in a group is not good any more: somebody else could use it first.
    if (turn.place === "group") {
      await voidCode(deps.store.bindingCodes, code);
      return { reply: codeInGroupReply(localizer) };
    }
    const { channel, id } = turn.account;
    const bound = await bindByCode(deps.store, { channel, account: id, code, at: turn.at });
    switch (bound.kind) {
      case "bound":
        return { reply: boundReply(localizer, bound.person.teacher.name) };
      case "not-good":
        return { reply: wrongCodeReply(localizer) };
      case "too-many-tries":
        return { reply: tooManyTriesReply(localizer) };
    }
  },
});

/** Whoever says their own name is known already: their own figures are meant, and nothing is bound. */
export const accountOneself = question({
  id: "account.oneself",
  topic: "standing",
  cues: {},
  needs: { asker: true },
  find({ message, asker }) {
    const name = asker?.teacher.name;
    if (message.command || name === undefined || !message.text.includes(name)) return undefined;
    const said = message.text.replace(name, "").trim();
    return ONESELF.test(said) || undefined;
  },
  async answer(context) {
    const { person, ...slots } = context.message.slots;
    const own = withSlots(context, slots, { about: context.asker?.teacher.id });
    return standingTotal.answer(own, true);
  },
});

/** 我是王芳 and 我是问我自己,我是王芳, the name left out. */
const ONESELF =
  /^(?:我?(?:是|想|要)?(?:问|查|看|说)的?(?:是)?我?(?:自己|本人)的?[,、;。\s]*)?我(?:就)?[是叫](?:老师|本人)?[的啊呀哦呢。!\s]{0,5}$|^(?:(?:i mean|about) (?:me|myself)[,;. ]*)?(?:i'm|i am|this is)[.! ]{0,3}$/iu;

/** `/解绑` asks, and takes the account from its person once that is confirmed. */
export const accountUnbind = question({
  id: "account.unbind",
  topic: "bind",
  commands: ["unbind"],
  async answer({ deps, turn, message, localizer, asker }) {
    if (!asker || !turn.account) return { reply: howToBindReply(localizer) };
    const isConfirmed = message.command?.rest.trim() === normalise(localizer.t("account.confirm"));
    if (!isConfirmed) return { reply: unbindReply(localizer, asker.teacher.name), askerOnly: true };
    await deps.store.roster.unbindAccount(turn.account.channel, turn.account.id);
    return { reply: notBoundReply(localizer), askerOnly: true };
  },
});

/** `/群设置 <unit>` says which school or group the chat belongs to; alone, which one it is. */
export const roomUnit = question({
  id: "room.unit",
  topic: "help",
  commands: ["room"],
  async answer(context) {
    const { turn, message, localizer, asker, deps } = context;
    const { account, place, room } = turn;
    if (!account || place !== "group") return { reply: roomReply(localizer, { isGroup: false }) };
    const named = message.command?.rest.trim() ?? "";
    const current = turn.unit === undefined ? undefined : await deps.store.roster.unit(turn.unit);
    if (named === "")
      return { reply: roomReply(localizer, { isGroup: true, unit: current?.name }) };
    if (!asker) return { reply: notAllowedReply(localizer) };
    if (named === normalise(localizer.t("account.no-unit"))) {
      const mayClear = current === undefined || (await maySet(context, asker, current));
      if (!mayClear) return { reply: notAllowedReply(localizer) };
      await deps.store.rooms.setUnit(account.channel, room, undefined);
      return { reply: roomSetReply(localizer, undefined) };
    }
    return setRoom(context, asker, named, { channel: account.channel, room });
  },
});

async function maySet(
  { unitsAbove }: Context,
  asker: Person,
  { id }: OrganisationUnit,
): Promise<boolean> {
  return can(asker, "set-room", { path: await unitsAbove(id) });
}

/** A unit that the asker may not set is as one that is not there. */
async function setRoom(
  context: Context,
  asker: Person,
  named: string,
  { channel, room }: { readonly channel: string; readonly room: string },
): Promise<Answer> {
  const { deps, localizer } = context;
  const units = await deps.store.roster.units();
  const meant = units.filter(({ id, name }) =>
    [id, name].some((each) => normalise(each) === named),
  );
  for (const unit of meant) {
    if (!(await maySet(context, asker, unit))) continue;
    await deps.store.rooms.setUnit(channel, room, unit.id);
    return { reply: roomSetReply(localizer, unit.name) };
  }
  return { reply: notAllowedReply(localizer) };
}

/** Answers who can see somebody's figures: the roles that the permission table names. */
export const accountWhoSees = question({
  id: "account.who-sees",
  topic: "bind",
  cues: { all: ["asks-who-sees"] },
  answer: async ({ localizer }) => ({ reply: whoSeesReply(localizer), thread: "keep" }),
});
