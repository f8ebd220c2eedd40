import type { TakenDelivery } from "../../app/delivery/ports.ts";
import { openFile } from "../../app/files/open-file.ts";
import type { Store } from "../../app/store.ts";
import type { JobEngine } from "../../delivery/job-engine.ts";
import type { Pool } from "../../delivery/pool.ts";
import { reportFailures } from "../../delivery/report-failures.ts";
import { saidWhereAsked } from "../../delivery/said-where-asked.ts";
import {
  type Prepared,
  sendDeliveries,
  type WatchDelivery,
} from "../../delivery/send-deliveries.ts";
import type { Language, Messages } from "../../wording/messages.ts";
import type { PictureBlock, Sheet } from "../../wording/reply.ts";
import { CHANNEL } from "./converse.ts";
import { createOpenPlatform, type OpenPlatform } from "./open-platform.ts";
import { createPacing } from "./pacing.ts";
import { grantLink, NEEDED_SCOPES } from "./scopes.ts";
import { type ReplySending, sendReply } from "./send-reply.ts";
import type { LarkSettings } from "./settings.ts";

/** What sending is given; it reaches nothing else. */
export interface LarkSendingDeps {
  readonly settings: LarkSettings;
  readonly store: Store;
  readonly wording: Messages;
  /** Makes a workbook of its sheets. */
  readonly workbook: (sheets: readonly Sheet[]) => Buffer;
  /** Makes a PNG of a picture, in the language of its answer. */
  readonly picture: (picture: PictureBlock, language: Language) => Promise<Buffer>;
  readonly timeZone: string;
  readonly clock: () => Date;
  readonly engine: JobEngine;
  /** All on which the program sends, in whichever process; this one alone where they are not told. */
  readonly channels?: readonly string[];
  /** Asked right before a push is tried; nothing where it is to be sent as it is. */
  readonly prepare?: (push: TakenDelivery) => Promise<Prepared | undefined>;
  readonly watch?: WatchDelivery;
  readonly log: {
    info(details: object, message: string): void;
    error(details: object, message: string): void;
  };
}

/** What sends in Feishu, in a process that listens there or in one that does not. */
export interface LarkSending {
  readonly platform: OpenPlatform;
  readonly sender: Pool;
  readonly stop: () => Promise<void>;
}

/** Sends what the outbox has for Feishu, and reports to administrators what cannot be sent. */
export function startLarkSending(deps: LarkSendingDeps): LarkSending {
  const { settings, store, log } = deps;
  const platform = createOpenPlatform(settings);
  const now = () => deps.clock().toISOString();
  const onError = (error: unknown) => log.error({ err: error }, "sending in Feishu failed");
  const opened: ReplySending["openFile"] = async (account, file) => {
    const viewer = await store.roster.personByAccount(CHANNEL, account);
    return viewer && openFile(store, { viewer: viewer.teacher.id, file, at: now() });
  };
  const pace = createPacing(deps.engine);
  const sender = sendDeliveries({
    ...{ store, channel: CHANNEL, now, onError, engine: deps.engine },
    ...(deps.channels && { channels: deps.channels }),
    ...(deps.prepare && { prepare: deps.prepare }),
    ...(deps.watch && { watch: deps.watch }),
    send: (delivery) => sendReply({ ...deps, platform, pace, now, openFile: opened }, delivery),
    follow: (delivery, outcome) => saidWhereAsked(deps.wording, delivery, outcome, now()),
    onFailed: ({ key, address }, problem) => {
      log.error({ key, address, problem }, "a message could not be sent");
      reporter.wake();
    },
  });
  const reporter = reportFailures({
    ...{ store, wording: deps.wording, channel: CHANNEL, now, onError },
    grantLink: grantLink(settings, NEEDED_SCOPES),
    onReported: () => sender.wake(),
  });
  return {
    platform,
    sender,
    stop: async () => {
      await sender.stop();
      await reporter.stop();
    },
  };
}
