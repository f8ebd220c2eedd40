import { aDayAfter } from "../../../app/files/received-file.ts";
import { detachFiles } from "../../../app/records/attach-evidence.ts";
import { readDraftName } from "../../../app/records/draft-name.ts";
import { listRecords } from "../../../app/records/list-records.ts";
import { question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { filterFrom } from "../records/question.ts";
import { recordNamed } from "../why/record-named.ts";
import { addToDraft, askWhich, attachTo } from "./receive-proofs.ts";
import {
  evidenceListReply,
  evidenceReply,
  noEvidenceReply,
  nothingDetachedReply,
} from "./reply.ts";

/** Makes files that wait the evidence of the record that a button names. */
export const evidenceAttach = question({
  id: "evidence.attach",
  topic: "record",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => (asks?.files ? { ...asks, files: asks.files } : undefined),
  async answer(context, { files, item, record = "" }) {
    const { asker } = context;
    if (!asker) return undefined;
    const draft = item && readDraftName(item.draft);
    if (item?.index === undefined || !draft) return attachTo(context, asker, record, files);
    return addToDraft(context, asker, { draft, index: item.index, files });
  },
});

/** Takes files from a record that they do not belong to, and asks which one they do. */
export const evidenceDetach = question({
  id: "evidence.detach",
  topic: "record",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => (asks?.files ? { ...asks, files: asks.files } : undefined),
  async answer(context, { files, record = "" }) {
    const { asker, deps, turn, localizer } = context;
    if (!asker) return undefined;
    const by = asker.teacher.id;
    const until = aDayAfter(turn.at);
    const asked = { files, record, until, by, at: turn.at, via: turn.via };
    const free = await detachFiles(deps.store, asked);
    if (free.length === 0) return { reply: nothingDetachedReply(localizer) };
    return askWhich(context, asker, free, record);
  },
});

/** Shows the certificates of a record: of the one that is named, or the asker picks one. */
export const evidenceShow = question({
  id: "evidence.show",
  topic: "lookup",
  about: "figures",
  takesYear: true,
  commands: ["evidence"],
  cues: { all: ["asks-to-see-certificate"] },
  needs: { asker: true },
  followUp: true,
  async answer(context) {
    const about = await resolveSubject(context, "evidence");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const { localizer, asks, message } = context;
    const shown = { localizer, whose };
    const subject = person.teacher.id;
    const named = asks?.record ?? recordNamed(facts.records, policy, message.text);
    const one = facts.entries.find(({ record }) => record.id === named);
    if (one) return { reply: evidenceReply(shown, one), subject };
    const all = facts.entries.filter(({ evidence }) => evidence !== undefined);
    if (all.length === 0) return { reply: noEvidenceReply(shown), subject };
    const fitting = listRecords(policy, all, filterFrom(context, policy));
    const [only, ...more] = fitting.length > 0 ? fitting : listRecords(policy, all, {});
    if (only && more.length === 0) return { reply: evidenceReply(shown, only), subject };
    const offered = only ? [only, ...more] : [];
    return { reply: evidenceListReply(shown, offered), subject };
  },
});
