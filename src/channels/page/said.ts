import { z } from "zod";
import { actionRun } from "../../conversation/state/action-run.ts";
import type { RefusalCode } from "./refuse.ts";
import { TEXT_MAX } from "./text-max.ts";

/** Room for the longest message in the widest encoding, and what stands around it. */
export const SAID_MAX_BYTES = 32_768;

const id = (problem: string) => z.string(problem).trim().min(1, problem).max(128, problem);

const schema = z.strictObject(
  {
    person: id("give the id of a person"),
    id: id("give an id that no other message has, or leave it out").optional(),
    text: z
      .string("give what is said")
      .trim()
      .min(1, "nothing is said; write something")
      .optional(),
    action: z
      .strictObject({
        label: id("give what stands on the button"),
        run: actionRun,
        values: z.record(z.string().max(40), z.string().max(300)).exactOptional(),
      })
      .optional(),
    place: z.enum(["private", "group"], "give private or group"),
    room: id("give the id of the group, or leave it out").optional(),
    language: z.enum(["zh-CN", "en"], "give zh-CN or en, or leave it out").optional(),
  },
  "the body is not an object; give { person, text, place }",
);

/** The body of `POST /api/say`. */
export type SayRequest = z.infer<typeof schema>;

type Read = { said: SayRequest } | { said?: undefined; code: RefusalCode; message: string };

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function sentence({ code, path, message, ...issue }: z.core.$ZodIssue): string {
  if (code === "unrecognized_keys" && "keys" in issue) {
    return `there is no key ${issue.keys.join(", ")}; known are id, person, text, action, place, room, language`;
  }
  return path.length > 0 ? `${path.join(".")}: ${message}` : message;
}

/** Reads the body of `POST /api/say`, or says in one sentence what is wrong with it. */
export function readSaid(body: string): Read {
  const result = schema.safeParse(parsed(body));
  if (!result.success) {
    const message = result.error.issues.map(sentence).join("; ");
    return { code: "bad-request", message };
  }
  const { text, action } = result.data;
  if ((text === undefined) === (action === undefined)) {
    return { code: "bad-request", message: "give either text or action" };
  }
  const { length } = [...(text ?? "")];
  if (length > TEXT_MAX) {
    const message = `text: ${length} characters are too many; say it in at most ${TEXT_MAX}`;
    return { code: "text-too-long", message };
  }
  return { said: result.data };
}
