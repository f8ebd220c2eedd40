import type { BoundAccount } from "../access/ports.ts";

/** The channels on which the program, in whichever process, sends; absent where any will do. */
export interface ServedChannels {
  readonly channels?: readonly string[] | undefined;
}

/** The account to which somebody is sent what they did not ask for just now: their first that is served. */
export function servedAccount(
  accounts: readonly BoundAccount[] | undefined,
  { channels }: ServedChannels,
): BoundAccount | undefined {
  return accounts?.find(({ channel }) => channels?.includes(channel) ?? true);
}
