import type { Sender } from "../conversation/turn.ts";
import type { Program } from "../main.ts";
import { type Call, type Command, misused, text } from "./command.ts";

/** Who speaks, as the call names them: by id, by `channel:account`, or only by their policy. */
export type Named = { readonly as: string; readonly policy?: string } | { readonly policy: string };

/** The options by which {@link namedSpeaker} and {@link placeOf} know who speaks, and where. */
export const SPEAKER_OPTIONS = {
  as: { type: "string" },
  policy: { type: "string" },
  in: { type: "string" },
} as const;

/**
 * Who a call says that it speaks for.
 *
 * @throws {Failure} usage/option if it does not say
 */
export function namedSpeaker({ values }: Call, command: Command): Named {
  const [as, policy] = [text(values, "as"), text(values, "policy")];
  if (as !== undefined) return policy === undefined ? { as } : { as, policy };
  if (policy !== undefined) return { policy };
  throw misused(command, "say who speaks with --as, or under which policy with --policy");
}

/**
 * Where it is said: between two, unless the call says otherwise.
 *
 * @throws {Failure} usage/option
 */
export function placeOf({ values }: Call, command: Command): "private" | "group" {
  const place = text(values, "in") ?? "private";
  if (place === "private" || place === "group") return place;
  throw misused(command, `--in must be private or group, not ${place}`);
}

/**
 * Finds who was named.
 *
 * @throws {Failure} person/unknown, or why the policy cannot be used
 */
export async function findSpeaker(named: Named, program: Program): Promise<Sender> {
  if (named.policy !== undefined) program.catalogue.document(named.policy);
  if (!("as" in named)) return named;
  const { as, ...rest } = named;
  return { person: await program.recognise(as), ...rest };
}
