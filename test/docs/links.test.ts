import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { document, prose } from "../support/document.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The pages of the root, of docs, and of the folders that carry a page of their own. */
const pages = [".", "docs", "policies", "prompts"].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => normalize(join(folder, name))),
);

/** The folders of the repository; those that a build or a run makes are not there in a checkout. */
const FOLDERS = ["src", "test", "bench", "demo", "docs", "policies", "prompts", ".ci", ".github"];

/** The targets of every Markdown link and picture that are not of another site. */
function linksOf(page: string): string[] {
  const links = prose(document(page)).matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].map(([, target = ""]) => target).filter((target) => !/^\w+:/.test(target));
}

/** Every code span that looks like a path of this repository; `<id>` and `*` stand for any name. */
function pathsOf(page: string): string[] {
  const spans = prose(document(page)).matchAll(/`([^`\n]+)`/g);
  return [...spans]
    .map(([, span = ""]) => span)
    .filter((span) => /^[\w.-]+\/[\w./<>*{},-]*$/.test(span))
    .filter((span) => FOLDERS.includes(span.split("/")[0] ?? ""))
    .map((span) => span.replace(/\/?[^/]*[<*{].*$/, ""));
}

/** Heading anchors as the forge makes them: small letters, hyphens for blanks, no punctuation. */
function anchorsOf(page: string): string[] {
  const headings = prose(document(page)).matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("the pages", () => {
  it("are found", () => {
    expect(pages).toContain("README.md");
    expect(pages).toContain(join("docs", "operating.md"));
  });

  it.each(pages)("%s links only to what exists", (page) => {
    const broken = linksOf(page).filter((target) => {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it.each(pages)("%s names only paths that exist", (page) => {
    const missing = pathsOf(page).filter((path) => !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  });
});
