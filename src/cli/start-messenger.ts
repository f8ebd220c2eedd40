import { builtIn } from "../built-in.ts";
import type { LarkSettings } from "../channels/lark/settings.ts";
import type { Conversation } from "../conversation/turn.ts";
import { type OutreachParts, startOutreach } from "./start-outreach.ts";

/** What the bot in a messenger is put together from. */
interface Parts extends OutreachParts {
  readonly conversation: Conversation;
}

/**
 * Starts the bot in Feishu, with all that is sent there. The SDK takes a second and 60 MB: all of it
 * is loaded only where it is used.
 */
export async function startMessenger(settings: LarkSettings, parts: Parts) {
  const { startLark } = await import("../channels/lark/start-lark.ts");
  const { conversation, call } = parts;
  const { config, policies } = call.common;
  const outreach = await startOutreach(settings, parts);
  const lark = await startLark({
    ...outreach.sending,
    conversation,
    commands: builtIn(policies).material.commands,
    turnSeconds: config.turnSeconds,
  });
  return {
    routes: lark.routes,
    queues: outreach.queues,
    health: async () => ({
      channels: { lark: await lark.health() },
      ...(await outreach.health()),
    }),
    stop: async () => {
      await outreach.stop();
      await lark.stop();
      await outreach.end();
    },
  };
}
