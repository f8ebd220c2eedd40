import { expect, it } from "vitest";
import { FAILURE_CAUSES, type FailureCause } from "../../src/app/delivery/ports.ts";
import { replyOf } from "../../src/delivery/outgoing-message.ts";
import { reportFailures } from "../../src/delivery/report-failures.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { COUNTY, person } from "../support/people.ts";

const AT = "2026-11-30T01:00:00.000Z";
const LATER = "2026-12-01T01:00:00.000Z";

it("says of each cause for whom it was, and what to do, the first three in the card's lines", async () => {
  const store = createMemoryStore();
  const teachers = Array.from({ length: 7 }, (_, each) => person(`T00${each}`));
  const admin = person("A001", "school-1", { grants: [{ role: "admin", unit: "school-1" }] });
  await store.roster.put({ units: COUNTY, people: [...teachers, admin] });
  await store.roster.bindAccount("lark", "ou_A001", "A001", AT);
  const causes: (FailureCause | undefined)[] = [...FAILURE_CAUSES, undefined];
  // Everybody lacks the first, and one after the other one of the others.
  const failures = [
    ...teachers.map(({ teacher }) => ({ person: teacher.id, cause: causes[0] })),
    ...causes.slice(1).map((cause, each) => ({ person: `T00${each}`, cause })),
  ];
  await store.outbox.put(
    failures.map(({ person: id }, each) => ({
      ...{ key: `${each}`.padStart(2, "0"), kind: each % 2 ? "answer" : "deadline", person: id },
      ...{ address: { channel: "lark", to: { account: id } }, content: {} },
      ...{ dueAt: AT, expiresAt: LATER },
    })),
  );
  const taking = { channel: "lark", holder: "h", now: AT, limit: 99, seconds: 60 };
  for (const { key } of await store.outbox.take(taking)) {
    const cause = failures[Number(key)]?.cause;
    const outcome = { kind: "failed", problem: "no", ...(cause && { cause }) } as const;
    await store.outbox.settle(key, { holder: "h", at: AT, outcome });
  }
  await new Promise<void>((reported, failed) => {
    const reporter = reportFailures({
      ...{ store, wording: builtInWording(), channel: "lark", grantLink: "https://grant" },
      now: () => AT,
      onReported: () => void reporter.stop().then(reported),
      onError: failed,
    });
    reporter.wake();
  });
  const [report] = await store.outbox.take(taking);
  expect(report).toMatchObject({ person: "A001", address: { to: { account: "ou_A001" } } });
  const { text, blocks } = replyOf({ content: report?.content });
  const lines = text.split("\n").filter((each) => each !== "");
  expect(lines).toHaveLength(1 + causes.length);
  expect(lines[0]).toBe(`有 ${failures.length} 条消息没有发出去`);
  expect(lines[1]).toBe(
    "到期提醒、回答（老师T000、老师T001、老师T002、老师T003、老师T004等 7 人）：" +
      "应用缺少权限，请到 https://grant 开通，发布新版本后再试",
  );
  expect(blocks.map(({ kind }) => kind)).toEqual([
    ...["lead", "text", "text", "text", "list", "actions"],
  ]);
});
