import {
  FAILURE_REPORT,
  type FailureReport,
  planFailureReports,
  settleFailures,
  type UndeliveredMessage,
} from "../app/delivery/failures.ts";
import type { FailureCause } from "../app/delivery/ports.ts";
import type { Store } from "../app/store.ts";
import type { QuestionId } from "../conversation/message/meaning.ts";
import { composeReply, MOST_LINES } from "../wording/compose-reply.ts";
import { listed } from "../wording/formatting.ts";
import type { Localizer, Messages } from "../wording/messages.ts";
import type { Reply } from "../wording/reply.ts";
import { deliveryOf, type OutgoingMessage } from "./outgoing-message.ts";
import type { Pool } from "./pool.ts";

/** Reports to administrators what could not be sent on one channel. */
export interface FailureReporting {
  readonly store: Pick<Store, "outbox" | "roster" | "rooms" | "transaction">;
  readonly wording: Messages;
  readonly channel: string;
  /** Where the permissions of the program on the channel are granted. */
  readonly grantLink: string;
  /** The program's clock, as an ISO instant. */
  readonly now: () => string;
  /** Called once there are reports to be sent. */
  readonly onReported: () => void;
  readonly onError: (error: unknown) => void;
}

/** A report that could not be sent for so long is of no use any more. */
const WANTED_MS = 24 * 60 * 60 * 1000;
/** What another process left, or what had to wait, is looked for so often. */
const PAUSE_MS = 30_000;
const MOST_NAMES = 5;

/**
 * Puts reports into the outbox, together with the note that what failed is reported. A report that
 * itself fails is not reported.
 */
export function reportFailures(reporting: FailureReporting): Pool {
  const { store, channel, now, onReported, onError } = reporting;
  const report = async () => {
    const at = now();
    const { reports, keys } = await planFailureReports(store, channel, at);
    if (keys.length === 0) return;
    const said = reports.map((each) => deliveryOf(messageOf(reporting, each, at)));
    const isOurs = await store.transaction((kept) =>
      settleFailures(kept, channel, { keys, said, at }),
    );
    if (isOurs && said.length > 0) onReported();
  };
  let running: Promise<void> | undefined;
  const wake = () => {
    running ??= report()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(wake, PAUSE_MS);
  return {
    wake,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

function messageOf(
  { wording, channel, grantLink }: FailureReporting,
  { to: { person, account }, failures }: FailureReport,
  at: string,
): OutgoingMessage {
  return {
    to: { channel, to: { account } },
    reply: reportReply(wording.in("zh-CN"), failures, { link: grantLink, at }),
    dedupeKey: `${FAILURE_REPORT}:${channel}:${account}:${at}`,
    ...{ kind: FAILURE_REPORT, person, due: at },
    expires: new Date(Date.parse(at) + WANTED_MS).toISOString(),
  };
}

/** What is said of each cause: to whom, why, and what to do. */
const SENTENCES: Readonly<Record<FailureCause | "unknown", string>> = {
  "no-permission": "undelivered.no-permission",
  "not-available": "undelivered.not-available",
  "has-left": "undelivered.has-left",
  "not-in-room": "undelivered.not-in-room",
  "no-answer": "undelivered.no-answer",
  "in-doubt": "undelivered.in-doubt",
  unknown: "undelivered.unknown",
};

function reportReply(
  localizer: Localizer,
  failures: readonly UndeliveredMessage[],
  { link, at }: { readonly link: string; readonly at: string },
): Reply {
  const again: QuestionId = "undelivered.again";
  const mayWork = failures.some(({ cause }) => cause !== "in-doubt");
  const lines = Object.entries(SENTENCES).flatMap(([cause, sentence]) => {
    const those = failures.filter((each) => (each.cause ?? "unknown") === cause);
    return those.length === 0
      ? []
      : [localizer.t(sentence, { what: whatFailed(localizer, those), link })];
  });
  const rest = lines.slice(MOST_LINES);
  return composeReply(localizer, {
    lead: localizer.t("undelivered.lead", { count: failures.length }),
    lines,
    details: rest,
    blocks: rest.length > 0 ? [{ kind: "list", items: rest }] : [],
    // What failed is found by when it was reported, which everybody who hears of it shares.
    actions: mayWork
      ? [{ label: localizer.t("undelivered.try-again"), run: { ask: again, text: at } }]
      : [],
    personal: true,
  });
}

/** Of which kinds it was and for whom, such as `回答（王芳、李建国）`. */
function whatFailed(localizer: Localizer, failures: readonly UndeliveredMessage[]): string {
  const kinds = new Set(failures.map(({ kind }) => localizer.name("delivery", kind)));
  const names = [
    ...new Set(failures.map(({ name }) => name ?? localizer.t("undelivered.somebody"))),
  ];
  const shown = listed(localizer, names.slice(0, MOST_NAMES));
  const whom =
    names.length > MOST_NAMES
      ? localizer.t("undelivered.and-others", { names: shown, count: names.length })
      : shown;
  return localizer.t("undelivered.what", { kinds: listed(localizer, [...kinds]), whom });
}
