import type { Colleagues } from "../../src/app/access/find-colleagues.ts";
import type { PagePerson } from "../../src/channels/page/page-person.ts";
import type { WebDeps } from "../../src/channels/page/web-deps.ts";
import { pictureIn } from "../../src/files/pictures/picture-in.ts";
import { writeWorkbook } from "../../src/files/sheets/write-workbook.ts";
import { builtInWording } from "./built-in-wording.ts";
import { PICTURE, scriptedConversation } from "./scripted-conversation.ts";

const HEYE = { id: "school-1", name: "禾野小学" };
const LINHU = { id: "school-2", name: "临湖中学" };

/** Three colleagues of one school and somebody of another. */
export const PEOPLE: readonly PagePerson[] = [
  { id: "T001", name: "王芳", role: "teacher", school: HEYE, group: "数学教研组" },
  { id: "T002", name: "李建国", role: "teacher", school: HEYE, group: "语文教研组" },
  { id: "T003", name: "欧阳晓燕", role: "admin", school: HEYE },
  { id: "T101", name: "周敏", role: "coordinator", school: LINHU },
];

/** Looks for every word in name, number, school and group; goes on after the id that `next` names. */
export function pagePeople(all: readonly PagePerson[] = PEOPLE): Colleagues {
  return {
    async search({ text = "", school, after, limit }) {
      const words = text.split(/\s+/).filter(Boolean);
      const fitting = all.filter(
        (person) =>
          (school === undefined || person.school.id === school) &&
          words.every((word) =>
            `${person.name} ${person.id} ${person.school.name} ${person.group}`.includes(word),
          ) &&
          (!after || person.id > after.id),
      );
      const people = fitting.slice(0, limit);
      const last = fitting.length > limit ? people.at(-1) : undefined;
      return { people, ...(last && { next: { rank: 0, id: last.id } }) };
    },
    find: async (id) => all.find((person) => person.id === id),
    headcount: async (school) => all.filter((person) => person.school.id === school).length,
  };
}

type Logged = { readonly details: object; readonly message: string };

/** What a web app is given in tests: a script, a clock that stands still, a log one can read. */
export function webDeps(changed: Partial<WebDeps> = {}) {
  const logged: Logged[] = [];
  const conversation = scriptedConversation();
  const deps: WebDeps = {
    conversation,
    people: pagePeople(),
    workbook: writeWorkbook,
    picture: pictureIn(builtInWording()),
    openFile: async ({ viewer, file }) =>
      viewer === PICTURE.owner && file === PICTURE.id ? PICTURE : undefined,
    check: async () => {},
    clock: () => new Date("2026-11-22T01:30:00.000Z"),
    timeZone: "Asia/Shanghai",
    log: { error: (details, message) => void logged.push({ details, message }) },
    demo: true,
    ...changed,
  };
  return { deps, logged, turns: conversation.turns };
}
