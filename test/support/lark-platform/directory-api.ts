import { z } from "zod";
import { type Call, type Route, success } from "./open-api.ts";
import { accepted, Refusal } from "./refusals.ts";
import type { Person, SlashCommand, World } from "./world.ts";

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
const DESCRIPTION = z.strictObject({
  default_value: z.string().min(1),
  i18n: z.record(z.string().regex(/^[a-z]{2}_[a-z]{2}$/), z.string().min(1)).optional(),
});
const PAGE = z.object({
  page_size: z.coerce.number().int().min(1).max(100).default(50),
  page_token: z.string().default("0"),
});
/** Any of these permits to read the directory; each field needs another one. */
const DIRECTORY_SCOPES = [
  "contact:contact.base:readonly",
  "contact:contact:access_as_app",
  "contact:contact:readonly",
  "contact:contact:readonly_as_app",
];
/** The command without its slash. */
const SLASH_COMMAND = z.strictObject({
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
    if (!person.isInScope || person.tenantKey) throw new Refusal("noAuthorityOverUser");
    const field = (scope: string, fields: Readonly<Record<string, unknown>>) =>
      world.scopes.has(scope) ? fields : {};
    const { mobile, employeeNo } = person;
    return success({
      user: {
        open_id: person.openId,
        union_id: person.unionId,
        ...field("contact:user.employee_id:readonly", { user_id: person.userId }),
        ...field("contact:user.base:readonly", { name: person.name }),
        ...field("contact:user.phone:readonly", mobile ? { mobile: `+86${mobile}` } : {}),
        ...field("contact:user.employee_number:read", { employee_no: employeeNo ?? "" }),
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
      scopes: DIRECTORY_SCOPES,
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

function appRoutes(world: World, appName: string): readonly Route[] {
  const { commands, namePattern } = world.slashCommands;
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
    if (namePattern.now?.test(wanted.command) === false) {
      throw new Refusal("badSlashCommand", "command name is invalid");
    }
    if ([...commands.values()].some(({ command }) => command === wanted.command)) {
      throw new Refusal("badSlashCommand", "command exists");
    }
    if (commands.size >= MOST_SLASH_COMMANDS) throw new Refusal("badSlashCommand", "too many");
    const added = { command_id: world.newId("cmd_"), ...wanted };
    commands.set(added.command_id, added);
    return success({ ...added });
  };
  const change = ({ body }: Call, { id }: Params) => {
    const { description } = accepted(z.strictObject({ description: DESCRIPTION }), body);
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
      answer({ query }) {
        const { page_size, page_token } = accepted(PAGE, query);
        const end = Number(page_token) + page_size;
        const has_more = end < commands.size;
        const items = [...commands.values()].slice(Number(page_token), end);
        return success({ items, has_more, page_token: has_more ? `${end}` : "" });
      },
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
