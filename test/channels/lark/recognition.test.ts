import { afterEach, describe, expect, it } from "vitest";
import { issueCode } from "../../../src/app/access/bind-account.ts";
import type { Store } from "../../../src/app/store.ts";
import type { NewPerson, Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

let school: LarkSchool;
afterEach(() => school.stop());

const PHONE = "13800000002";

/** A school in which 李建国 (T002) has a phone in the roster, and somebody new in its Feishu. */
async function start(
  newcomer: NewPerson,
  options: Parameters<typeof startLarkSchool>[1] = {},
): Promise<Person> {
  school = await startLarkSchool("websocket", options);
  const li = await school.store.roster.person("T002");
  if (li) await school.store.roster.put({ units: [], people: [{ ...li, phone: PHONE }] });
  return school.platform.addPerson(newcomer);
}

const answers = (count: number) =>
  school.platform.until(() => school.platform.sent().length >= count && school.platform.sent());
/** Says something in private; gives the words of the answer. */
async function ask(from: Person, text = "我还差多少"): Promise<string> {
  const count = school.platform.sent().length;
  school.platform.say({ from, text });
  return wordsOf((await answers(count + 1)).at(-1)?.content);
}
const boundTo = async (account: Person) =>
  (await school.store.roster.personByAccount("lark", account.openId))?.teacher.id;
const lookUps = () => school.platform.calls().filter(({ path }) => path.includes("/contact/"));

/** A store that fails at the end of the transaction of this number, after as many as are done. */
function failingAt(number: number): Store {
  const store = createMemoryStore();
  let left = Number.POSITIVE_INFINITY;
  return {
    ...store,
    transaction: (work, isKept) =>
      store.transaction(async (kept) => {
        left -= 1;
        const result = await work(kept);
        if (left === 0) throw new Error("the program stopped here");
        return result;
      }, isKept),
    inbox: {
      ...store.inbox,
      // What fails is counted from the first message on.
      put: (arrival) => {
        if (left === Number.POSITIVE_INFINITY) left = number;
        return store.inbox.put(arrival);
      },
    },
  };
}

describe("a program that stops before an answer is noted", () => {
  it("binds by a code all the same, and says so", async () => {
    const stopping = { store: failingAt(2), turnSeconds: 1, recognise: "off" } as const;
    const li = await start({ name: "李建国" }, stopping);
    const { code } = await issueCode(school.store, "T002", school.platform.now().toISOString());
    expect(await ask(li, `/绑定 ${code}`)).toContain("绑定好了，您好，李建国老师");
    expect(school.logged).toMatchObject([{ message: "the Feishu channel failed" }]);
    expect(await boundTo(li)).toBe("T002");
    expect(await school.store.bindingCodes.failuresSince("lark", li.openId, "")).toBe(0);
  });

  it("has recognised nobody, and does so when it answers", async () => {
    const stopping = { store: failingAt(1), turnSeconds: 1 };
    const li = await start({ name: "李建国", employeeNo: "T002" }, stopping);
    school.platform.say({ from: li, text: "我还差多少" });
    await expect.poll(() => school.logged.length).toBe(1);
    expect(await boundTo(li)).toBeUndefined();
    expect(wordsOf((await answers(1))[0]?.content)).toContain("认出您是李建国");
    expect(await boundTo(li)).toBe("T002");
    expect(await school.store.accessLog.list()).toHaveLength(1);
  });
});

describe("an account that nobody has bound", () => {
  it("is bound by the staff number; the first answer says so, and how to undo it", async () => {
    const li = await start({ name: "李建国", employeeNo: "T002" });
    const first = await ask(li);
    expect(first).toMatch(/30/);
    expect(first).toContain("按工号认出您是李建国老师；不是您本人的话，请发“/解绑”");
    expect(await boundTo(li)).toBe("T002");
    expect(await ask(li)).not.toContain("认出");
    expect(lookUps()).toHaveLength(1);
    expect(await school.store.accessLog.list()).toMatchObject([
      { by: "T002", whom: "T002", why: expect.stringContaining("staff-number") },
    ]);
  });

  it("is bound by the only phone in the roster that is the same", async () => {
    const li = await start({ name: "李 建国", mobile: PHONE, employeeNo: "E-17" });
    expect(await ask(li)).toContain("按手机号认出您是李建国老师");
    expect(await boundTo(li)).toBe("T002");
  });

  it("says nothing of it in a group, but to whoever asked", async () => {
    const li = await start({ name: "李建国", employeeNo: "T002" });
    const { platform, staffRoom } = school;
    staffRoom.members.add(li);
    platform.say({ from: li, chat: staffRoom, text: "校本最多算多少", mentions: ["bot"] });
    const sent = await answers(2);
    const inGroup = sent.filter(({ to }) => to === staffRoom.id);
    expect(inGroup.map(({ content }) => wordsOf(content)).join()).not.toContain("李建国");
    const apart = sent.filter(({ to }) => to === li.openId);
    expect(apart.map(({ content }) => wordsOf(content))).toEqual([
      "按工号认出您是李建国老师；不是您本人的话，请发“/解绑”",
    ]);
  });

  it.each<[string, NewPerson]>([
    ["has another name", { name: "李建华", employeeNo: "T002" }],
    [
      "has the number of one and the phone of another",
      {
        name: "李娜",
        employeeNo: "T003",
        mobile: PHONE,
      },
    ],
    ["is in no roster", { name: "钱多多", employeeNo: "T999", mobile: "13900000000" }],
  ])("is not bound where it %s, and asked for a code", async (_, newcomer) => {
    const somebody = await start(newcomer);
    const answer = await ask(somebody);
    expect(answer).not.toMatch(/认出|还差 \d/);
    expect(answer).toContain("绑定");
    expect(await boundTo(somebody)).toBeUndefined();
    await ask(somebody);
    expect(lookUps()).toHaveLength(1);
    await school.platform.advance(3601);
    await ask(somebody);
    expect(lookUps()).toHaveLength(2);
  });

  it("is not bound where two people have the phone, or the person has an account", async () => {
    const li = await start({ name: "李建国", mobile: PHONE });
    const { roster } = school.store;
    const other = await roster.person("T003");
    if (other) await roster.put({ units: [], people: [{ ...other, phone: PHONE }] });
    await ask(li);
    expect(await boundTo(li)).toBeUndefined();
    await roster.bindAccount("lark", "ou_other", "T003", "2026-03-01T00:00:00.000Z");
    const na = school.platform.addPerson({ name: "李娜", employeeNo: "T003" });
    await ask(na);
    expect(await boundTo(na)).toBeUndefined();
  });

  it("is not looked up where it is of another organisation, or the setting says no", async () => {
    const outsider = await start({ name: "李建国", employeeNo: "T002", tenantKey: "other" });
    await ask(outsider);
    expect(lookUps()).toEqual([]);
    await school.stop();
    const li = await start({ name: "李建国", employeeNo: "T002" }, { recognise: "off" });
    await ask(li);
    expect(lookUps()).toEqual([]);
    await school.stop();
    const phoned = await start({ name: "李建国", mobile: PHONE }, { recognise: "staff-number" });
    await ask(phoned);
    expect(await boundTo(phoned)).toBeUndefined();
  });

  it("stays unbound once its owner has undone it, until a code is given", async () => {
    const li = await start({ name: "李建国", employeeNo: "T002" });
    await ask(li);
    await ask(li, "/解绑");
    await ask(li, "/解绑 确认");
    expect(await boundTo(li)).toBeUndefined();
    await ask(li);
    await school.restart();
    await ask(li);
    expect(await boundTo(li)).toBeUndefined();
    const { code } = await issueCode(school.store, "T002", school.platform.now().toISOString());
    await ask(li, `/绑定 ${code}`);
    expect(await boundTo(li)).toBe("T002");
  });

  it("is bound to whose code it gives, whomever it was recognised as", async () => {
    const li = await start({ name: "李建国", employeeNo: "T002" });
    const { code } = await issueCode(school.store, "T003", school.platform.now().toISOString());
    const answer = await ask(li, `/绑定 ${code}`);
    expect(answer).toContain("李娜");
    expect(answer).not.toContain("认出");
    expect(await boundTo(li)).toBe("T003");
  });

  it.each(["contact:contact.base:readonly", "contact:user.base:readonly"])(
    "is answered as anybody where %s is missing, which is asked once an hour",
    async (scope) => {
      const li = await start({ name: "李建国", employeeNo: "T002" });
      const { platform } = school;
      platform.scopes.delete(scope);
      const another = platform.addPerson({ name: "张晓燕", employeeNo: "T004" });
      expect(await ask(li)).toContain("绑定");
      await ask(another);
      expect(lookUps()).toHaveLength(1);
      expect(school.logged).toEqual([]);
      platform.scopes.add(scope);
      await platform.advance(3601);
      expect(await ask(li)).toContain("认出");
    },
  );

  it.each<[string, Parameters<LarkSchool["platform"]["fail"]>[1]]>([
    ["fails", { status: 500, body: { code: 1, msg: "internal error" } }],
    ["breaks", "resets"],
    [
      "says that it is too often",
      {
        status: 429,
        body: { code: 99991400, msg: "request trigger frequency limit" },
        headers: { "x-ogw-ratelimit-reset": "30" },
      },
    ],
    ["does not answer", "hangs"],
  ])("is answered as anybody where the contact list %s, and looked up later", async (_, fault) => {
    const li = await start({ name: "李建国", employeeNo: "T002" });
    const { platform } = school;
    platform.fail(/GET .*contact/, fault);
    expect(await ask(li)).toContain("绑定");
    expect(await boundTo(li)).toBeUndefined();
    await ask(li);
    expect(lookUps()).toHaveLength(1);
    await platform.advance(61);
    expect(await ask(li)).toContain("认出");
  });

  it("is looked up with a new token where the old one has expired", async () => {
    const li = await start({ name: "李建国", employeeNo: "T002" });
    school.platform.expireTokens();
    expect(await ask(li)).toContain("认出");
    expect(lookUps().map(({ code }) => code)).toEqual([99991663, 0]);
  });
});
