import type { LarkSettings } from "./settings.ts";

/** A permission of the app (权限), and whether the bot works without it. */
interface Scope {
  readonly name: string;
  /** What it is needed for: `always`, or a part that can be done without. */
  readonly for: "always" | "recognition" | "slash-commands";
}

/** The permissions that the bot uses. */
export const SCOPES: readonly Scope[] = [
  { name: "im:message:send_as_bot", for: "always" },
  { name: "im:message.p2p_msg:readonly", for: "always" },
  { name: "im:message.group_at_msg:readonly", for: "always" },
  { name: "im:resource", for: "always" },
  { name: "contact:contact.base:readonly", for: "always" },
  { name: "contact:user.base:readonly", for: "recognition" },
  { name: "contact:user.employee_number:read", for: "recognition" },
  { name: "contact:user.phone:readonly", for: "recognition" },
  { name: "application:app_slash_command:read", for: "slash-commands" },
  { name: "application:app_slash_command:write", for: "slash-commands" },
];

/** Without these it does not work. */
export const NEEDED_SCOPES = SCOPES.filter((scope) => scope.for === "always").map(
  ({ name }) => name,
);

/** Where an administrator grants permissions to the app. */
export function grantLink(
  { domain, appId }: Pick<LarkSettings, "domain" | "appId">,
  scopes: readonly string[],
): string {
  return `${domain}/app/${appId}/auth?q=${scopes.join(",")}&op_from=openapi&token_type=tenant`;
}
