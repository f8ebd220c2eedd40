import { readDraftName } from "../../../app/records/draft-name.ts";
import { listRecords } from "../../../app/records/list-records.ts";
import { question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { filterFrom } from "../records/question.ts";
import { recordNamed } from "../why/record-named.ts";
import { addToDraft, attachTo } from "./receive-proofs.ts";
import { evidenceListReply, evidenceReply, noEvidenceReply } from "./reply.ts";

const MOST_OFFERED = 5;

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
    return { reply: evidenceListReply(shown, offered, MOST_OFFERED), subject };
  },
});
