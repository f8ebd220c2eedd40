import type { z } from "zod";

/** Why the platform refuses a call: its code, the status of the answer, and its words. */
const REFUSALS = {
  badRequest: [9499, 400, "Bad Request"],
  wrongSecret: [10014, 200, "app secret invalid"],
  wrongApp: [10003, 200, "invalid param"],
  noToken: [99991661, 400, "Missing access token for authorization"],
  invalidToken: [99991663, 400, "Invalid access token for authorization"],
  tooOften: [99991400, 429, "request trigger frequency limit"],
  noScope: [99991672, 400, "Access denied"],
  invalidField: [99992402, 400, "field validation failed"],
  notFound: [404, 404, "404 page not found"],
  invalidParameter: [230001, 400, "Your request contains an invalid request parameter"],
  botOutsideChat: [230002, 400, "The bot can not be outside the group"],
  recalled: [230011, 400, "The message was withdrawn"],
  outsideAvailability: [230013, 400, "Bot has NO availability to this user"],
  notOwnResource: [230017, 400, "Bot is NOT the owner of the resource"],
  tooOftenInChat: [230020, 400, "This operation triggers the frequency limit"],
  contentTooLong: [230025, 400, "The length of the message content reaches its limit"],
  notOwnMessage: [230026, 400, "No permission to recall this message"],
  resigned: [230029, 400, "User has resigned"],
  tooOldToUpdate: [230031, 400, "The message has exceeded the period for updating"],
  badCard: [230099, 400, "Failed to create card content"],
  noSuchChat: [232006, 400, "Your request specifies a chat_id which is invalid"],
  outsideChat: [232011, 400, "Operator can NOT be out of the chat"],
  invalidResource: [234001, 400, "Invalid request param"],
  notInMessage: [234003, 400, "File not in msg"],
  fileTooLarge: [234006, 400, "The file size exceed the max value"],
  notResourceSender: [234008, 400, "The app is not the resource sender"],
  emptyFile: [234010, 400, "File's size can't be 0"],
  unsupportedMessage: [234043, 400, "Unsupported message type"],
  noAuthorityOverUser: [41050, 400, "no user authority error"],
  noSuchUser: [99992351, 400, "The request you send is not a valid {open_id} or not exists"],
  // The page on this call names no code that was ever seen: a program must refuse any but 0.
  cardTokenUnusable: [300090, 400, "card token is expired or used up"],
  // As above, for the commands that people choose after typing a slash.
  badSlashCommand: [40000, 400, "invalid slash command"],
} satisfies Record<string, readonly [code: number, status: number, message: string]>;

export type Reason = keyof typeof REFUSALS;

/** A call that the platform refuses. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: { readonly code: number; readonly msg: string };
  readonly headers: Readonly<Record<string, string>>;

  constructor(reason: Reason, detail?: string, headers: Readonly<Record<string, string>> = {}) {
    const [code, status, message] = REFUSALS[reason];
    super(message);
    this.status = status;
    this.body = { code, msg: detail === undefined ? message : `${message}, ext=${detail}` };
    this.headers = headers;
  }
}

/** What a schema reads in a value; what it does not accept, the platform refuses. */
export function accepted<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal("invalidField", `${issue?.path.join(".")}: ${issue?.message}`);
}
