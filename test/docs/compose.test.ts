import { expect, it } from "vitest";
import { parse } from "yaml";
import { document, firstCells } from "../support/document.ts";

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

const { services } = parse(document("compose.yaml")) as {
  services: Readonly<Record<string, Service>>;
};
const { environment = {}, depends_on: needed = {} } = services.xuefen ?? {};

it("sets nothing for the program that the page on operating does not list", () => {
  const settings = firstCells(document("docs/operating.md"));
  expect(Object.keys(environment)).toContain("DATABASE_URL");
  expect(Object.keys(environment).filter((key) => !settings.includes(key))).toEqual([]);
});

it("starts nothing that the program is not told of", () => {
  const addresses = Object.values(environment).join(" ");
  const others = Object.keys(services).filter((name) => name !== "xuefen");
  expect(others.filter((name) => !addresses.includes(`@${name}:`))).toEqual([]);
  expect(Object.keys(needed)).toEqual(others);
});
