import { z } from "zod";
import { type Call, type Route, success } from "./open-api.ts";
import { accepted, Refusal } from "./refusals.ts";
import type { Person, World } from "./world.ts";

const IDS = {
  open_id: ({ openId }: Person) => openId,
  union_id: ({ unionId }: Person) => unionId,
  user_id: ({ userId }: Person) => userId,
};
const ID_KIND = z.object({
  user_id_type: z.enum(["open_id", "union_id", "user_id"]).default("open_id"),
});
const LOOKED_UP = z.object({
  emails: z.array(z.string()).max(50).default([]),
  mobiles: z.array(z.string()).max(50).default([]),
  include_resigned: z.boolean().default(false),
});
const DESCRIPTION = z.object({
  default_value: z.string().min(1),
  i18n: z.record(z.string(), z.string()).optional(),
});
/** The command without its slash. */
const SLASH_COMMAND = z.object({
  command: z.string().regex(/^[^\s/]{1,32}$/),
  description: DESCRIPTION,
});
const MOST_SLASH_COMMANDS = 100;

type Params = Readonly<Record<string, string>>;

/** The calls by which a bot learns who somebody is, and what it may do itself. */
export function directoryRoutes(world: World, appName: string): readonly Route[] {
  return [...peopleRoutes(world), ...chatRoutes(world), ...appRoutes(world, appName)];
}

function peopleRoutes(world: World): readonly Route[] {
  const statusOf = ({ hasLeft }: Person) => ({
    is_frozen: false,
    is_resigned: hasLeft,
    is_activated: !hasLeft,
    is_exited: hasLeft,
    is_unjoin: false,
  });
  /** A number that belongs to nobody in scope comes back alone. */
  const idsOfMobiles = ({ query, body }: Call) => {
    const { user_id_type: kind } = accepted(ID_KIND, query);
    const { emails, mobiles, include_resigned } = accepted(LOOKED_UP, body);
    const found = mobiles.map((mobile) => {
      const person = world.people.find(
        (each) =>
          each.isInScope &&
          (include_resigned || !each.hasLeft) &&
          each.mobile === mobile.replace(/^\+86/, ""),
      );
      return { mobile, ...(person && { user_id: IDS[kind](person), status: statusOf(person) }) };
    });
    return success({ user_list: [...emails.map((email) => ({ email })), ...found] });
  };
  const user = ({ query }: Call, { id }: Params) => {
    const { user_id_type: kind } = accepted(ID_KIND, query);
    const person = world.people.find((each) => IDS[kind](each) === id);
    if (!person) throw new Refusal("noSuchUser");
    if (!person.isInScope) throw new Refusal("noAuthorityOverUser");
    return success({
      user: {
        open_id: person.openId,
        union_id: person.unionId,
        ...(world.scopes.has("contact:user.employee_id:readonly") && { user_id: person.userId }),
        name: person.name,
        ...(person.mobile && { mobile: `+86${person.mobile}`, mobile_visible: true }),
        ...(person.employeeNo && { employee_no: person.employeeNo }),
        status: statusOf(person),
      },
    });
  };
  return [
    {
      method: "POST",
      path: "/open-apis/contact/v3/users/batch_get_id",
      scopes: ["contact:user.id:readonly"],
      answer: idsOfMobiles,
    },
    {
      method: "GET",
      path: "/open-apis/contact/v3/users/:id",
      scopes: ["contact:user.base:readonly"],
      answer: user,
    },
  ];
}

function chatRoutes(world: World): readonly Route[] {
  return [
    {
      method: "GET",
      path: "/open-apis/im/v1/chats/:id",
      scopes: ["im:chat:readonly", "im:chat"],
      answer(_, { id = "" }) {
        const chat = world.chats.get(id);
        if (!chat) throw new Refusal("noSuchChat");
        if (!chat.hasBot) throw new Refusal("outsideChat");
        return success({
          name: chat.name,
          description: "",
          chat_mode: chat.kind,
          chat_type: "private",
          external: false,
          tenant_key: world.tenantKey,
          user_count: `${chat.members.size}`,
          bot_count: "1",
        });
      },
    },
  ];
}

interface SlashCommand extends z.infer<typeof SLASH_COMMAND> {
  readonly command_id: string;
}

function appRoutes(world: World, appName: string): readonly Route[] {
  const commands = new Map<string, SlashCommand>();
  const path = "/open-apis/application/v7/app_slash_commands";
  const [read, write] = [
    ["application:app_slash_command:read"],
    ["application:app_slash_command:write"],
  ];
  const commandNamed = (id = ""): SlashCommand => {
    const command = commands.get(id);
    if (!command) throw new Refusal("badSlashCommand", "command_id does not exist");
    return command;
  };
  const add = ({ body }: Call) => {
    const wanted = accepted(SLASH_COMMAND, body);
    if ([...commands.values()].some(({ command }) => command === wanted.command)) {
      throw new Refusal("badSlashCommand", "command exists");
    }
    if (commands.size >= MOST_SLASH_COMMANDS) throw new Refusal("badSlashCommand", "too many");
    const added = { command_id: world.newId("cmd_"), ...wanted };
    commands.set(added.command_id, added);
    return success({ ...added });
  };
  const change = ({ body }: Call, { id }: Params) => {
    const { description } = accepted(z.object({ description: DESCRIPTION }), body);
    const command = { ...commandNamed(id), description };
    commands.set(command.command_id, command);
    return success({ ...command });
  };
  return [
    {
      method: "GET",
      path: "/open-apis/bot/v3/info",
      answer: () => ({
        code: 0,
        msg: "ok",
        bot: { activate_status: 2, app_name: appName, open_id: world.bot.openId },
      }),
    },
    {
      method: "GET",
      path: "/open-apis/application/v6/scopes",
      answer: () =>
        success({
          scopes: [...world.scopes].map((scope_name) => ({ scope_name, grant_status: 1 })),
        }),
    },
    {
      method: "GET",
      path,
      scopes: read,
      answer: () => success({ items: [...commands.values()], has_more: false, page_token: "" }),
    },
    { method: "POST", path, scopes: write, answer: add },
    { method: "PATCH", path: `${path}/:id`, scopes: write, answer: change },
    {
      method: "DELETE",
      path: `${path}/:id`,
      scopes: write,
      answer(_, { id }) {
        commands.delete(commandNamed(id).command_id);
        return success();
      },
    },
  ];
}
