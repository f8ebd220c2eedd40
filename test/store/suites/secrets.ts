import { describe, expect, it } from "vitest";
import { COUNTY, person } from "../../support/people.ts";
import type { Scene } from "../../support/use-store.ts";

export const NATIONAL_ID = "43010219800101001X";
export const PHONE = "13800000001";
export const PEOPLE = [
  person("T001", "school-1", { nationalId: NATIONAL_ID, phone: PHONE }),
  person("T002", "school-1", { nationalId: "430102198001010028", phone: "13800000002" }),
];

/** Whether what identifies a person can be read in the database, or passed off as another's. */
export function secrets(scene: Scene): void {
  describe("a file", () => {
    const file = {
      ...{ id: "f1", owner: "T001", name: "张三的证书.pdf", mediaType: "application/pdf" },
      bytes: Buffer.from("%PDF-1.7 结业证书"),
    };

    it("is in no column of the database, nor is its name", async () => {
      await scene.store.files.put(file);
      const stored = JSON.stringify(await scene.database.query("select * from files"));
      expect(stored).toContain("T001");
      for (const clear of ["张三", "%PDF", file.bytes.toString("base64")]) {
        expect(stored).not.toContain(clear);
      }
    });

    it.each(["id", "owner"])("does not open where its %s was changed", async (column) => {
      await scene.store.files.put(file);
      await scene.database.query(`update files set ${column} = 'T002'`);
      const found = scene.store.files.find(column === "id" ? "T002" : "f1", "2026-03-10");
      await expect(found).rejects.toMatchObject({ code: "data/altered" });
    });
  });

  describe("what identifies a person", () => {
    it("is in no column of the roster", async () => {
      await scene.store.roster.put({ units: COUNTY, people: PEOPLE });
      const stored = JSON.stringify(await scene.database.query("select * from people"));
      expect(stored).toContain("老师T001");
      expect(stored).not.toContain(NATIONAL_ID);
      expect(stored).not.toContain(PHONE);
    });

    it.each([
      ["national id", "national_id"],
      ["phone", "phone"],
    ])("is not shown as somebody else's when the %s was moved", async (_, column) => {
      await scene.store.roster.put({ units: COUNTY, people: PEOPLE });
      await scene.database.query(
        `update people set ${column} = (select ${column} from people where id = 'T001') where id = 'T002'`,
      );
      await expect(scene.store.roster.person("T002")).rejects.toMatchObject({
        code: "data/altered",
        details: { what: "the person T002" },
      });
      expect(await scene.store.roster.person("T001")).toEqual(PEOPLE[0]);
    });
  });
}
