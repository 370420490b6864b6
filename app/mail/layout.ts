import type { Locale } from '#app/text/locale.ts';

/** `lang`: what the value is written in, where that is not the mail's own language. */
export type MailRow = { label: string; value: string; lang?: string | undefined };
type MailChoice = { label: string; lang?: string | undefined; details: string; url: string };

/** What a mail holds, before it is plain text or HTML: both say the same words in the same order. */
export type MailBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; rows: MailRow[] }
  | { kind: 'steps'; title: string; items: string[] }
  | { kind: 'choices'; title: string; items: MailChoice[] }
  | { kind: 'link'; label: string; url: string }
  | { kind: 'small'; text: string };

export type MailContent = {
  subject: string;
  /** What stands between a label and its value in the mail's language. */
  colon: string;
  blocks: MailBlock[];
};

/** The mail as plain text, paragraphs apart by an empty line. */
export function writeText({ blocks, colon }: MailContent): string {
  return `${blocks.map((block) => blockText(block, colon)).join('\n\n')}\n`;
}

function blockText(block: MailBlock, colon: string): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}${colon} ${value}`).join('\n');
    case 'steps':
      return [block.title, ...block.items.map((item, index) => `${index + 1}. ${item}`)].join('\n');
    case 'choices':
      return [
        block.title,
        ...block.items.map(({ label, details, url }) => `\n- ${label}\n  ${details}\n  ${url}`),
      ].join('\n');
    case 'link':
      return `${block.label}${colon}\n${block.url}`;
    case 'small':
      return `-- \n${block.text}`;
  }
}

const PAGE = 'margin:0;background:#fbf7ef;color:#1b2330;font:18px/1.5 Verdana,Arial,sans-serif';
const CARD = 'max-width:36em;margin:0 auto;padding:24px;background:#ffffff';
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:10px;background:#1f4fb2;color:#ffffff;font-weight:bold;text-decoration:none';

/** The mail as HTML: headings, lists and links that a screen reader names; no picture, nothing fetched. */
export function writeHtml({ subject, colon, blocks }: MailContent, locale: Locale): string {
  return `<!DOCTYPE html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="${PAGE}">
<div role="main" style="${CARD}">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(subject)}</h1>
${blocks.map((block) => blockHtml(block, colon)).join('\n')}
</div>
</body>
</html>
`;
}

function blockHtml(block: MailBlock, colon: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<ul style="padding:12px 16px;list-style:none;background:#fbf7ef;border-radius:10px">${block.rows
        .map(
          ({ label, value, lang }) =>
            `<li><strong>${escapeHtml(label)}${colon}</strong> ${spoken(valueHtml(value), lang)}</li>`,
        )
        .join('')}</ul>`;
    case 'steps':
      return `<h2 style="font-size:18px">${escapeHtml(block.title)}</h2><ol>${block.items
        .map((item) => `<li>${escapeHtml(item)}</li>`)
        .join('')}</ol>`;
    case 'choices':
      return `<h2 style="font-size:18px">${escapeHtml(block.title)}</h2><ul>${block.items
        .map(
          ({ label, lang, details, url }) =>
            `<li style="margin-bottom:12px"><a href="${escapeHtml(url)}">${spoken(escapeHtml(label), lang)}</a><br>${escapeHtml(details)}</li>`,
        )
        .join('')}</ul>`;
    case 'link':
      return `<p><a href="${escapeHtml(block.url)}" style="${BUTTON}">${escapeHtml(block.label)}</a></p>`;
    case 'small':
      return `<p style="margin-top:32px;padding-top:16px;border-top:1px solid #ddd5c7;color:#4a5363;font-size:15px">${escapeHtml(block.text)}</p>`;
  }
}

/** HTML that a screen reader says in its own language. */
function spoken(html: string, lang: string | undefined): string {
  return lang === undefined ? html : `<span lang="${escapeHtml(lang)}">${html}</span>`;
}

function valueHtml(value: string): string {
  return /^https?:\/\/[^\s]+$/.test(value)
    ? `<a href="${escapeHtml(value)}">${escapeHtml(value)}</a>`
    : escapeHtml(value);
}

const HTML_SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => HTML_SIGNS[sign] ?? sign);
}

/** A value on one line, without control characters: no line break reaches a header of the mail (RFC 5322, 2.2). */
export function oneLine(value: string): string {
  return value
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
