import type { Standing } from "../../domain/standing.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import type { Reply } from "../reply.ts";
import { anyArticle } from "./any-article.ts";
import { numbered } from "./choices.ts";
import { composeReply } from "./compose-reply.ts";
import { viewOf } from "./focus-view.ts";
import { unitOf } from "./formatting.ts";
import { recordEcho } from "./record-wording.ts";
import { nextQuestions } from "./reply-actions.ts";
import { standingLead } from "./standing-lead.ts";
import type { Voice } from "./wording.ts";

interface Changed {
  readonly voice: Voice;
  readonly policy: Policy;
  /** The standing after the change. */
  readonly standing: Standing;
}

/** The new standing in one sentence, with its article. */
function nowText({ voice, policy, standing }: Changed) {
  const telling = { voice, policy, unit: unitOf(policy), asOf: standing.asOf };
  const lead = standingLead(telling, viewOf(standing), {});
  return {
    text: voice.say("saved.now", { standing: lead.text }),
    articles: lead.articles.length > 0 ? lead.articles : [anyArticle(policy)],
  };
}

/** Says what was saved, where that leaves the teacher, and how it is undone. */
export function savedReply({
  records,
  already = false,
  ...changed
}: Changed & {
  readonly records: readonly TrainingRecord[];
  /** It was confirmed before; nothing was saved again. */
  readonly already?: boolean | undefined;
}): Reply {
  const { voice, policy } = changed;
  const echoes = records.map((record) => recordEcho(voice, record));
  const [only = ""] = echoes;
  const isOne = echoes.length === 1;
  const now = nowText(changed);
  const one = already
    ? voice.say("saved.one-already", { record: only })
    : voice.say("saved.one", { record: only });
  const several = already
    ? voice.say("saved.several-already", { count: echoes.length })
    : voice.say("saved.several", { count: echoes.length });
  return composeReply(voice, {
    lead: isOne ? one : several,
    tone: "good",
    lines: [now.text],
    details: isOne ? [] : echoes,
    blocks: isOne ? [] : [{ kind: "list", items: echoes }],
    articles: now.articles,
    policy,
    actions: [
      { label: voice.say("actions.undo"), says: voice.say("actions.undo-says") },
      ...nextQuestions(voice, ["standing"]),
    ],
    personal: true,
  });
}

/** Says which record was taken back, and where that leaves the teacher. */
export function undoneReply({
  record,
  ...changed
}: Changed & { readonly record: TrainingRecord }): Reply {
  const { voice, policy } = changed;
  const now = nowText(changed);
  return composeReply(voice, {
    lead: voice.say("undo.done", { record: recordEcho(voice, record) }),
    lines: [now.text],
    articles: now.articles,
    policy,
    actions: nextQuestions(voice, ["standing", "records"]),
    personal: true,
  });
}

/** Asks before a second record in a row is taken back. */
export function undoNextReply(voice: Voice, record: TrainingRecord): Reply {
  return composeReply(voice, {
    lead: voice.say("undo.next", { record: recordEcho(voice, record) }),
    lines: [voice.say("undo.next-how")],
    actions: [
      {
        label: voice.say("actions.confirm"),
        says: voice.say("actions.confirm-says"),
        style: "danger",
      },
      { label: voice.say("actions.cancel"), says: voice.say("actions.cancel-says") },
    ],
    personal: true,
  });
}

/** Says that there is nothing that may be taken back. */
export function nothingToUndoReply(voice: Voice): Reply {
  return composeReply(voice, { lead: voice.say("undo.nothing"), personal: true });
}

/** Says that a draft was dropped; without records, that an undo was. */
export function cancelledReply(voice: Voice, records: readonly TrainingRecord[]): Reply {
  const echoes = records.map((record) => recordEcho(voice, record));
  const [only] = echoes;
  const lead =
    only === undefined
      ? voice.say("draft.undo-cancelled")
      : voice.say("draft.cancelled", { record: only });
  const isOne = echoes.length <= 1;
  return composeReply(voice, {
    lead: isOne ? lead : voice.say("draft.several-cancelled", { count: echoes.length }),
    details: isOne ? [] : echoes,
    blocks: isOne ? [] : [{ kind: "list", items: echoes }],
    personal: true,
  });
}

/** Says that nothing waits for a yes or no. */
export function noDraftReply(voice: Voice): Reply {
  return composeReply(voice, { lead: voice.say("draft.none"), personal: true });
}

/** Asks which of several waiting records a correction is meant for. */
export function whichDraftReply(voice: Voice, records: readonly TrainingRecord[]): Reply {
  const actions = records.map((record, index) => ({
    label: recordEcho(voice, record),
    says: voice.say("draft.which-says", { number: index + 1 }),
  }));
  return composeReply(voice, {
    lead: voice.say("draft.which"),
    details: numbered(actions),
    actions,
    personal: true,
  });
}
