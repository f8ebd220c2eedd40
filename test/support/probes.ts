import type { Page } from "playwright-core";
import { type Colour, contrast } from "./contrast.ts";

/**
 * What only the browser knows. Each probe runs inside the page, so it reaches the document
 * through the element it is given and shares nothing with this file.
 */
const document = (page: Page) => page.locator("html");

/** What the element with the focus is called, or its id. */
export const focusedName = (page: Page): Promise<string | undefined> =>
  document(page).evaluate(({ ownerDocument: { activeElement } }) => {
    const label = activeElement?.getAttribute("aria-label") || activeElement?.textContent?.trim();
    return label || activeElement?.id;
  });

/** The element with the focus, and whether an outline shows that it has it. */
export const focusedOutline = (page: Page): Promise<{ element: string; shown: boolean }> =>
  document(page).evaluate(({ ownerDocument: { activeElement, defaultView } }) => {
    const shown = [activeElement, activeElement?.parentElement].some((each) => {
      const { outlineStyle, outlineWidth } = defaultView.getComputedStyle(each);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    });
    return { element: activeElement.outerHTML.slice(0, 100), shown };
  });

/** Ids that are there twice, and ids that are referred to and not there. */
export const strayIds = (page: Page): Promise<{ twice: string[]; missing: string[] }> =>
  document(page).evaluate((html) => {
    const ids = [...html.querySelectorAll("[id]")].map(({ id }) => id);
    const by = ["controls", "labelledby", "describedby", "activedescendant"];
    const wanted = [...by.map((name) => `aria-${name}`), "for"].flatMap((name) =>
      [...html.querySelectorAll(`[${name}]`)].flatMap((each) => each.getAttribute(name).split(" ")),
    );
    return {
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      missing: wanted.filter((id) => !ids.includes(id)),
    };
  });

/** What sticks out of the window sideways, except within a table that scrolls by itself. */
export const overflow = (page: Page): Promise<{ page: number; log: number; wide: string[] }> =>
  document(page).evaluate((html) => {
    const { clientWidth } = html;
    const log = html.querySelector(".log");
    const wide = [...html.querySelectorAll("body *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const out = right > clientWidth + 0.5 || left < -0.5;
      return width > 0 && out && !element.closest(".table, .hidden, .skip");
    });
    return {
      page: html.scrollWidth - clientWidth,
      log: log.scrollWidth - log.clientWidth,
      wide: wide.map((element) => element.outerHTML.slice(0, 100)),
    };
  });

/** A piece of text, its colour, and those behind it from the nearest to the farthest. */
interface Painted {
  readonly text: string;
  readonly large: boolean;
  readonly colour: string;
  readonly behind: readonly string[];
}

/** Every text that is shown and not switched off. */
const paintedTexts = (page: Page): Promise<Painted[]> =>
  document(page).evaluate(({ ownerDocument }) => {
    const { body, defaultView } = ownerDocument;
    const walker = ownerDocument.createTreeWalker(body, defaultView.NodeFilter.SHOW_TEXT);
    const found: Painted[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent.trim();
      if (!text || !element.checkVisibility() || element.closest(".hidden, :disabled")) continue;
      const behind: string[] = [];
      for (let each = element; each; each = each.parentElement) {
        behind.push(defaultView.getComputedStyle(each).backgroundColor);
      }
      const { color, fontSize, fontWeight } = defaultView.getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
      found.push({ text, large, colour: color, behind });
    }
    return found;
  });

function channels(css: string): { rgb: Colour; opaque: boolean } {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return { rgb: [red, green, blue], opaque: alpha === 1 };
}

/** The texts that stand out too little from what is behind them (WCAG AA), of how many. */
export async function faintTexts(page: Page): Promise<{ faint: string[]; count: number }> {
  const texts = await paintedTexts(page);
  const faint = texts.flatMap(({ text, large, colour, behind }) => {
    const ground = behind.map(channels).find(({ opaque }) => opaque);
    if (!ground) return [`${text}: nothing opaque behind it`];
    const found = contrast(channels(colour).rgb, ground.rgb);
    return found < (large ? 3 : 4.5) ? [`${text}: ${found.toFixed(2)}`] : [];
  });
  return { faint, count: texts.length };
}

/** Roles that mean nothing without a name. */
const NAMED = new Set(
  (
    "article button combobox complementary figure group heading link listbox log option " +
    "progressbar region switch tab table tablist tabpanel textbox"
  ).split(" "),
);

/** What assistive technology is told of and cannot call by a name, of how many. */
export async function nameless(page: Page): Promise<{ unnamed: string[]; count: number }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const told = nodes.filter(({ ignored, role }) => !ignored && NAMED.has(String(role?.value)));
  const unnamed = told.filter(({ name }) => !name?.value);
  return { unnamed: unnamed.map(({ role }) => String(role?.value)), count: told.length };
}
