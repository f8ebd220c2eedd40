import type { Person } from "../app/access/ports.ts";
import type { Audience } from "../app/audience/audience.ts";
import { LONGEST_TEXT } from "../app/broadcasts/broadcasting.ts";
import {
  type BroadcastAsked,
  type BroadcastPreview,
  draftBroadcast,
  previewBroadcast,
} from "../app/broadcasts/draft-broadcast.ts";
import { planBroadcast } from "../app/broadcasts/plan-broadcast.ts";
import { policyForPerson } from "../app/policies/policy-for-person.ts";
import { broadcastingBy, broadcastPlanningBy } from "../broadcasting.ts";
import { audienceMeant, scopesOf } from "../conversation/audience/audience-meant.ts";
import { steerAndTell } from "../conversation/questions/broadcast/steer.ts";
import { Failure } from "../domain/failure.ts";
import { openProgram, type Program } from "../main.ts";
import { argument, type Call, type Command, misused, printJson, text } from "./command.ts";

/** `xuefen broadcast`: sends a message to everybody whom some words mean. */
export const broadcastCommand: Command = {
  name: "broadcast",
  usage: 'xuefen broadcast "<text>" --to "<audience>" --as <person> [--dry-run] [--json]',
  summary: "sends a message to many people; with --dry-run says to whom it would go",
  takes: ["the text"],
  options: { to: { type: "string" }, as: { type: "string" }, "dry-run": { type: "boolean" } },
  run: async (call) => {
    const said = argument(call, broadcastCommand, 0).trim();
    const [to, as] = [given(call, "to"), given(call, "as")];
    if (said === "") throw misused(broadcastCommand, "the text is empty");
    if (said.length > LONGEST_TEXT) {
      throw new Failure("broadcast/too-long", { length: said.length, limit: LONGEST_TEXT });
    }
    const troubles: unknown[] = [];
    const program = await openProgram(call.common, (error) => troubles.push(error));
    try {
      const sender = await senderOf(program, as);
      const audience = await audienceOf(program, sender, to);
      const isDry = call.values["dry-run"] === true;
      print(call, await (isDry ? preview : send)(call, program, { sender, audience, text: said }));
    } finally {
      await program.close();
    }
  },
};

function given({ values }: Call, name: "to" | "as"): string {
  const value = text(values, name);
  if (value === undefined) throw misused(broadcastCommand, `--${name} is missing`);
  return value;
}

async function senderOf({ store, recognise }: Program, as: string): Promise<Person> {
  const id = await recognise(as);
  const sender = await store.roster.person(id);
  if (!sender) throw new Failure("person/unknown", { person: as });
  return sender;
}

async function audienceOf(
  { store, catalogue }: Program,
  sender: Person,
  to: string,
): Promise<Audience> {
  const chosen = await policyForPerson(store.roster, sender);
  const scopeOf = scopesOf(chosen && catalogue.document(chosen.policy));
  const meant = await audienceMeant(store, to, { sender, scopeOf });
  switch (meant.kind) {
    case "meant":
      return meant.audience;
    case "not-permitted":
      throw new Failure("broadcast/not-permitted", { person: sender.teacher.id });
    case "not-understood": {
      const [words, reach] = [meant.words.join(" "), meant.reach.join("、")];
      throw new Failure("audience/not-understood", { words, reach, nearest: meant.nearest });
    }
  }
}

type Written = Pick<BroadcastAsked, "sender" | "audience" | "text">;
type Result = BroadcastPreview & { readonly id: string | undefined };

function asked({ common }: Call, { catalogue }: Program, written: Written) {
  const { at, today } = common.now();
  const broadcasting = broadcastingBy(common.config, catalogue);
  const { documentOf } = broadcasting;
  return { broadcasting, asked: { ...written, at, today, documentOf } };
}

async function preview(call: Call, program: Program, written: Written): Promise<Result> {
  const { broadcasting, asked: whom } = asked(call, program, written);
  return { ...(await previewBroadcast(program.store, whom, broadcasting)), id: undefined };
}

/** The call is the sender's word for it; a second person is asked where one has to agree. */
async function send(call: Call, program: Program, written: Written): Promise<Result> {
  const { store, wording } = program;
  const { broadcasting, asked: whom } = asked(call, program, written);
  const drafted = await draftBroadcast(store, whom, broadcasting);
  if (drafted.id === undefined) return drafted;
  const by = whom.sender.teacher.id;
  const confirmed = { id: drafted.id, how: "confirm", by, at: whom.at, via: "cli" } as const;
  await steerAndTell({ store, broadcasting, wording }, confirmed);
  const planning = broadcastPlanningBy(broadcasting, wording.in("zh-CN"));
  await planBroadcast(store, planning, drafted.id, broadcasting.wallTime(whom.at));
  return drafted;
}

function print({ common, console }: Call, { id, recipients, sample, ...rest }: Result): void {
  const { needsSecond, unreachable } = rest;
  const numbers = sample.map(({ person }) => person.teacher.id);
  if (common.json) {
    printJson(console, { id: id ?? null, recipients, sample: numbers, needsSecond });
    return;
  }
  const names = sample.map(({ person: { teacher } }) => `${teacher.id} ${teacher.name}`);
  const parts = [
    `${id ?? "nothing was sent"}: ${recipients} people`,
    ...(names.length > 0 ? [`among them ${names.join(", ")}`] : []),
    ...(unreachable.people > 0 ? [`${unreachable.people} of them have no bound account`] : []),
    ...(needsSecond ? ["a second person has to agree in the chat"] : []),
  ];
  console.out(`${parts.join("; ")}\n`);
}
