import type {
  Button,
  Card,
  Column,
  Element,
  Field,
  Table,
} from "../../src/channels/lark/cards/card.ts";

/**
 * A card as a page of HTML as wide as a phone, near enough to Feishu to judge what it says and how
 * it is laid out. Its markdown is read generously, so that what ought not to be a mention, a link
 * or markup shows as one if it is not escaped.
 */
export function drawCard(card: Card): string {
  return `<!doctype html><meta charset="utf-8"><style>${PHONE}${CARD_STYLE}</style>
<p class="summary">${escapeHtml(card.config.summary.content)}</p>
${drawArticle(card)}`;
}

/**
 * A card without the page around it, in the style of {@link CARD_STYLE}. A button has what it sends
 * back as JSON in `data-value`; one in a form is sent with the fields of the form, by their names.
 */
export function drawArticle({ header, body }: Card): string {
  return `<article><h1 class="${header.template}">${escapeHtml(header.title.content)}</h1>
<main>${body.elements.map(drawElement).join("")}</main></article>`;
}

const PHONE = `
  body { width: 390px; margin: 0; padding: 12px; background: #f2f3f5; color: #1f2329;
    font: 14px/1.57 "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }`;

export const CARD_STYLE = `
  * { box-sizing: border-box; }
  .summary { color: #8f959e; font-size: 12px; margin: 0 0 8px; white-space: nowrap; overflow: hidden; }
  article { background: #fff; border: 1px solid #dee0e3; border-radius: 8px; overflow: hidden; }
  h1 { font-size: 16px; margin: 0; padding: 12px; color: #fff; white-space: pre-line; display: -webkit-box;
    -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }
  h1.blue { background: #3370ff; } h1.green { background: #2ea121; } h1.orange { background: #de7802; }
  article main { padding: 12px; display: grid; gap: 8px; min-width: 0; }
  article main > *, form > * { min-width: 0; }
  .markdown, .div { white-space: pre-line; overflow-wrap: anywhere; }
  .markdown ul { margin: 0; padding-left: 18px; white-space: normal; }
  .notation { font-size: 12px; } .grey { color: #8f959e; } span.blue { color: #3370ff; } span.green { color: #2ea121; }
  .flow { display: flex; flex-wrap: wrap; gap: 8px; }
  .stretch { display: grid; gap: 8px; }
  button { font: inherit; height: 36px; padding: 0 12px; border: 1px solid #d0d3d6; border-radius: 6px;
    background: #fff; max-width: 340px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  button.primary { color: #3370ff; border-color: #3370ff; } button.danger { color: #f54a45; border-color: #f54a45; }
  .table { overflow-x: auto; } table { border-collapse: collapse; }
  th, td { border: 1px solid #dee0e3; padding: 6px 8px; text-align: left; min-width: 180px; }
  td.auto { min-width: 0; white-space: nowrap; }
  th { color: #646a73; white-space: nowrap; min-width: 0; } .right { text-align: right; }
  .chart { border: 1px dashed #bbbfc4; padding: 8px; font-size: 12px; }
  .bar { background: #3370ff; color: #fff; padding: 0 4px; margin: 2px 0; white-space: nowrap; }
  .bar.second { background: #a9c3ff; color: #1f2329; }
  details { border-radius: 4px; } summary { display: flex; justify-content: space-between; gap: 8px; }
  form { display: grid; gap: 6px; }
  form .field { font: inherit; border: 1px solid #d0d3d6; border-radius: 6px; padding: 6px 10px; background: #fff; }
  .mention, a { color: #fff; background: #f54a45; }`;

function drawElement(element: Element): string {
  switch (element.tag) {
    case "div": {
      const { content, text_size, text_color } = element.text;
      return `<div class="div ${text_size ?? ""} ${text_color ?? ""}">${escapeHtml(content)}</div>`;
    }
    case "markdown":
      return `<div class="markdown ${element.text_size ?? ""}">${drawMarkdown(element.content)}</div>`;
    case "column_set":
      return `<div class="${element.flex_mode}">${element.columns.map(drawColumn).join("")}</div>`;
    case "collapsible_panel": {
      const inner = element.elements.map(drawElement).join("");
      return `<details${element.expanded ? " open" : ""}><summary>${drawElement(element.header.title)}<span>⌄</span></summary>${inner}</details>`;
    }
    case "button":
      return drawButton(element);
    case "table":
      return drawTable(element);
    case "chart": {
      const { title, data } = element.chart_spec;
      const most = Math.max(1, ...data.values.map(({ value }) => value));
      const kinds = data.values.map(({ kind }) => kind);
      const bars = data.values.map(({ label, kind, value }) => {
        const second = kind === kinds[0] ? "" : "second";
        const width = Math.max(0, (value / most) * 100);
        return `<div class="bar ${second}" style="width:${width}%">${escapeHtml(`${label} ${kind} ${value}`)}</div>`;
      });
      return `<div class="chart">${escapeHtml(title.text)}${bars.join("")}</div>`;
    }
    case "form":
      return `<form>${element.elements.map(drawElement).join("")}</form>`;
    case "input":
    case "date_picker":
    case "select_static":
      return drawField(element);
  }
}

function drawButton({
  type,
  text,
  behaviors: [does],
  form_action_type,
  name = "",
}: Button): string {
  const kind = form_action_type ?? "button";
  const what =
    does.type === "callback"
      ? `data-value="${escapeHtml(JSON.stringify(does.value))}"`
      : `data-url="${escapeHtml(does.default_url)}"`;
  return `<button type="${kind}" class="${type}" name="${escapeHtml(name)}" ${what}>${escapeHtml(text.content)}</button>`;
}

function drawColumn({ elements }: Column): string {
  return `<div>${elements.map(drawElement).join("")}</div>`;
}

function drawTable({ columns, rows, page_size }: Table): string {
  const head = columns.map(
    ({ display_name, horizontal_align }) =>
      `<th class="${horizontal_align}">${escapeHtml(display_name)}</th>`,
  );
  const drawRow = (row: Readonly<Record<string, string>>) =>
    columns.map(
      ({ name, width, horizontal_align }) =>
        `<td class="${horizontal_align} ${width === "auto" ? "auto" : ""}">${escapeHtml(row[name] ?? "")}</td>`,
    );
  const shown = rows.slice(0, page_size).map((row) => `<tr>${drawRow(row).join("")}</tr>`);
  const pages = Math.ceil(rows.length / page_size);
  const turned = pages > 1 ? `<div class="grey notation">‹ 1/${pages} ›</div>` : "";
  return `<div class="table"><table><tr>${head.join("")}</tr>${shown.join("")}</table></div>${turned}`;
}

function drawField(field: Field): string {
  const known = `name="${escapeHtml(field.name)}" class="field"`;
  const hint = escapeHtml(field.placeholder.content);
  switch (field.tag) {
    case "input":
      return `<input ${known} placeholder="${hint}" maxlength="${field.max_length}" value="${escapeHtml(field.default_value ?? "")}">`;
    case "date_picker":
      return `<input ${known} type="date" value="${field.initial_date ?? ""}">`;
    case "select_static": {
      const chosen = (field.initial_index ?? 0) - 1;
      const options = field.options.map(
        ({ text, value }, index) =>
          `<option value="${escapeHtml(value)}" ${index === chosen ? "selected" : ""}>${escapeHtml(text.content)}</option>`,
      );
      return `<select ${known}><option value="">${hint}</option>${options.join("")}</select>`;
    }
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What a client may make of markdown, each as HTML; a character reference is HTML already. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/<at [^>]*>(?:<\/at>)?/g, '<span class="mention">@</span>'],
  [/<(?:a|link|person|raw|text_tag|number_tag)\b[^>]*>/g, "<a>!</a>"],
  [/\[([^\]]*)\]\([^)]*\)/g, "<a>$1</a>"],
  [/https?:\/\/\S+/g, "<a>$&</a>"],
  [/:[A-Z]{2,}:/g, "<a>$&</a>"],
  [/<font color='(\w+)'>/g, '<span class="$1">'],
  [/<\/font>/g, "</span>"],
  [/\*\*([^*]+)\*\*/g, "<b>$1</b>"],
  [/~~([^~]+)~~/g, "<s>$1</s>"],
  [/`([^`]+)`/g, "<code>$1</code>"],
  [/^#{1,6} (.*)$/gm, "<h2>$1</h2>"],
  [/(?:^- .*\n?)+/gm, "<ul>$&</ul>"],
  [/^(<ul>)?- (.*)\n?/gm, "$1<li>$2</li>"],
];

function drawMarkdown(content: string): string {
  return MARKUP.reduce((html, [markup, drawn]) => html.replace(markup, drawn), content);
}
