import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { StoredFile } from "../../app/files/ports.ts";
import { momentOf } from "../../clock.ts";
import type { TurnResult } from "../../conversation/turn.ts";
import type { Block, Reply } from "../../wording/reply.ts";
import { clockApi } from "./clock-api.ts";
import { eventStreams } from "./event-stream.ts";
import type { PagePerson } from "./page-person.ts";
import { cursorWord, readPeopleAsked } from "./people-asked.ts";
import { refuse } from "./refuse.ts";
import { readSaid, SAID_MAX_BYTES, type SayRequest } from "./said.ts";
import { ownSite } from "./same-origin.ts";
import { createSayQueue } from "./say-queue.ts";
import { createTranscript, type Viewer } from "./transcript.ts";
import type { WebDeps, WebEnv } from "./web-deps.ts";

const NOT_DEMO =
  "choosing who you are is only possible in demo mode; talk to the assistant in a chat that your account is bound to";

const OVERLOADED = "very many messages wait for an answer; nothing was done, say it again later";

const transcriptAsked = z.object({
  person: z.string().default(""),
  place: z.enum(["private", "group"], "place: give private or group"),
  after: z.coerce.number("after: give the id of an exchange").default(0),
});

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const fileAsked = transcriptAsked.omit({ after: true }).extend({
  exchange: z.coerce.number("exchange: give the id of an exchange"),
  block: z.coerce.number("block: give the place of the file in the reply, from 0"),
});

const viewerOf = ({ id, school }: PagePerson): Viewer => ({ person: id, room: school.id });

function refusePerson(c: Context<WebEnv>, id: string): Response {
  const message = `nobody with the id "${id}" is in the roster; GET /api/people?search=… finds people`;
  return refuse(c, "person-unknown", message);
}

const tooLong = (c: Context) =>
  refuse(c, "text-too-long", `the body is over ${SAID_MAX_BYTES} bytes; say it in fewer words`);

/** The room they mean, or nothing if they do not sit in it. Private chats all have the room `web`. */
function roomOf({ place, room }: SayRequest, person: PagePerson): string | undefined {
  const theirs = place === "group" ? person.school.id : "web";
  return room === undefined || room === theirs ? theirs : undefined;
}

/** The JSON interface of the page: who there is, saying something, and what one may then see. */
export function pageApi(deps: WebDeps): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const transcript = deps.transcript ?? createTranscript();
  /** A message that is sent again gets the same answer, and stands in the chat once. */
  const shown = new WeakSet<TurnResult>();
  const openStream = eventStreams(transcript);
  const inTurn = createSayQueue();
  const { people } = deps;

  const fileIn = async (
    block: Block,
    { language }: Reply,
    viewer: string,
  ): Promise<Pick<StoredFile, "name" | "mediaType" | "bytes"> | undefined> => {
    if (block.kind === "file") {
      return { name: block.name, mediaType: WORKBOOK, bytes: deps.workbook(block.sheets) };
    }
    if (block.kind === "picture") {
      const bytes = await deps.picture(block, language);
      return { name: block.name, mediaType: "image/png", bytes };
    }
    if (block.kind !== "document" && block.kind !== "image") return undefined;
    return deps.openFile({ viewer, file: block.stored, at: deps.clock().toISOString() });
  };

  app.use(ownSite, async (c, next) => {
    c.header("Cache-Control", "no-store");
    return deps.demo ? next() : refuse(c, "not-demo", NOT_DEMO);
  });

  app.get("/people", async (c) => {
    const asked = readPeopleAsked(c.req.query());
    if (!asked.search) return refuse(c, "bad-request", asked.message);
    const { people: found, next } = await people.search(asked.search);
    const page = { people: found, ...(next && { next: cursorWord(next) }) };
    return c.json({ ...page, timeZone: deps.timeZone });
  });

  app.get("/people/:id", async (c) => {
    const id = c.req.param("id");
    const person = await people.find(id);
    if (!person) return refusePerson(c, id);
    return c.json({ person, members: await people.headcount(person.school.id) });
  });

  app.route("/clock", clockApi(deps));

  app.post("/say", bodyLimit({ maxSize: SAID_MAX_BYTES, onError: tooLong }), async (c) => {
    if (!/^application\/json\b/.test(c.req.header("Content-Type") ?? "")) {
      return refuse(c, "bad-request", "send the body as Content-Type: application/json");
    }
    const read = readSaid(await c.req.text());
    if (!read.said) return refuse(c, read.code, read.message);
    const { said } = read;
    const person = await people.find(said.person);
    if (!person) return refusePerson(c, said.person);
    const room = roomOf(said, person);
    if (room === undefined) {
      const message = `${person.name} is not in the room "${said.room}"; leave room out`;
      return refuse(c, "not-in-room", message);
    }
    const { place, text = "", action } = said;
    const { at, today } = momentOf(deps.clock(), deps.timeZone);
    const outcome = await inTurn(person.id, () =>
      deps.conversation.say({
        speaker: { person: person.id },
        id: said.id ?? randomUUID(),
        body: action ? { kind: "action", ...action } : { kind: "text", text },
        ...{ place, room, at, today, via: "web" },
        ...(said.language && { language: said.language }),
      }),
    );
    if (!outcome) return refuse(c, "overloaded", OVERLOADED);
    const { intent, reply, effects } = outcome;
    const by = { id: person.id, name: person.name };
    if (!shown.has(outcome)) {
      shown.add(outcome);
      const isPressed = action !== undefined;
      transcript.add({ place, room, by, text: action?.label ?? text, isPressed, reply, at });
    }
    return c.json({ intent, reply, effects });
  });

  app.get("/transcript", async (c) => {
    const asked = transcriptAsked.safeParse(c.req.query());
    if (!asked.success) {
      return refuse(c, "bad-request", asked.error.issues.map(({ message }) => message).join("; "));
    }
    const { person: id, place, after } = asked.data;
    const person = await people.find(id);
    if (!person) return refusePerson(c, id);
    return c.json({ exchanges: transcript.seenBy(viewerOf(person), place, after) });
  });

  app.get("/files", async (c) => {
    const asked = fileAsked.safeParse(c.req.query());
    if (!asked.success) {
      return refuse(c, "bad-request", asked.error.issues.map(({ message }) => message).join("; "));
    }
    const { person: id, place, exchange, block: at } = asked.data;
    const person = await people.find(id);
    if (!person) return refusePerson(c, id);
    const [found] = transcript.seenBy(viewerOf(person), place, exchange - 1);
    const answer = found?.id === exchange ? found.answer : undefined;
    const reply = answer?.kind === "reply" ? answer.reply : undefined;
    const block = reply?.blocks[at];
    const file = reply && block && (await fileIn(block, reply, person.id));
    if (!file) {
      return refuse(c, "not-found", "no file is there any more; ask again for a new one");
    }
    const shown = block.kind === "image" || block.kind === "picture" ? "inline" : "attachment";
    c.header("Content-Type", file.mediaType);
    c.header("Content-Disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    return c.body(new Uint8Array(file.bytes));
  });

  app.get("/events", async (c) => {
    const id = c.req.query("person") ?? "";
    const person = await people.find(id);
    return person ? openStream(c, viewerOf(person)) : refusePerson(c, id);
  });

  return app;
}
