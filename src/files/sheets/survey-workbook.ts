import { attribute, type Survey, surveyWorksheet } from "./survey-worksheet.ts";

/** The parts of a workbook as text; nothing where there is no such part. */
export type PartText = (path: string) => string | undefined;

const ELEMENTS = {
  sheet: /<(?:\w{1,20}:)?sheet(?=\s)([^<>]{0,2000})>/g,
  relationship: /<(?:\w{1,20}:)?Relationship(?=\s)([^<>]{0,2000})>/g,
  style: /<(?:\w{1,20}:)?xf(?=[\s/>])([^<>]{0,2000})>/g,
  font: /<(?:\w{1,20}:)?(font|strike)(?=[\s/>])([^<>]{0,2000})>/g,
} as const;

/**
 * Surveys the worksheets of a workbook (.xlsx), by their names.
 *
 * @throws {BeyondLimit} where one of them holds more than can be read
 */
export function surveyWorkbook(part: PartText): ReadonlyMap<string, Survey> {
  const struckStyles = stylesStruck(part("/xl/styles.xml") ?? "");
  const targets = new Map<string, string>();
  for (const [, found = ""] of attributesOf(part("/xl/_rels/workbook.xml.rels"), "relationship")) {
    const [id, target] = [attribute(found, "Id"), attribute(found, "Target")];
    if (id !== undefined && target !== undefined) targets.set(id, pathOf(target));
  }
  const surveys = new Map<string, Survey>();
  for (const [, found = ""] of attributesOf(part("/xl/workbook.xml"), "sheet")) {
    const [name, id] = [attribute(found, "name"), attribute(found, "id")];
    const xml = part(targets.get(id ?? "") ?? "");
    if (name !== undefined && xml !== undefined) {
      surveys.set(plainName(name), surveyWorksheet(xml, struckStyles));
    }
  }
  return surveys;
}

const attributesOf = (xml: string | undefined, of: keyof typeof ELEMENTS) =>
  (xml ?? "").matchAll(ELEMENTS[of]);

/** Targets are told from the folder of the workbook, or from the root. */
const pathOf = (target: string) => (target.startsWith("/") ? target : `/xl/${target}`);

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" },
};

/** A name as the workbook library gives it. */
function plainName(name: string): string {
  return name.replace(/&\w{2,4};/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The numbers of the styles whose font crosses the text out. */
function stylesStruck(xml: string): ReadonlySet<string> {
  const fonts = sectionOf(xml, "fonts");
  const struckFonts = new Set<string>();
  let font = -1;
  for (const [, name, attributes = ""] of fonts.matchAll(ELEMENTS.font)) {
    if (name === "font") font++;
    else if (!["0", "false"].includes(attribute(attributes, "val") ?? "")) {
      struckFonts.add(String(font));
    }
  }
  const struck = new Set<string>();
  let style = 0;
  for (const [, attributes = ""] of sectionOf(xml, "cellXfs").matchAll(ELEMENTS.style)) {
    if (struckFonts.has(attribute(attributes, "fontId") ?? "")) struck.add(String(style));
    style++;
  }
  return struck;
}

function sectionOf(xml: string, name: string): string {
  const start = xml.search(new RegExp(`<(?:\\w{1,20}:)?${name}[\\s/>]`));
  if (start < 0) return "";
  const end = xml.slice(start).search(new RegExp(`</(?:\\w{1,20}:)?${name}>`));
  return end < 0 ? "" : xml.slice(start, start + end);
}
