// Readers of both languages, in Seoul, and the reports as they read them.
import type { Language } from '../../src/core/locale.ts';
import type { Reader } from '../../src/core/ports.ts';
import type { Report } from '../../src/core/report.ts';
import { createSay } from '../../src/core/words.ts';
import { slackBodies } from '../../src/render/blocks.ts';

export function readerOf(language: Language): Reader {
  const locale = { language, zone: 'Asia/Seoul' } as const;
  return { locale, say: createSay(locale), link: (page) => `https://aegis.example.org/r/${page}?key=1.s` };
}

/** What a person sees in Slack, line by line: text, and buttons in brackets. */
export function seenInSlack(report: Report, language: Language): string {
  const [body] = slackBodies(report, readerOf(language), { plain: true });
  return (body.blocks ?? []).map(shown).join('\n');
}

interface Shown {
  readonly type: string;
  /** A text object; in a context block's element, the text itself. */
  readonly text?: { readonly text: string } | string;
  readonly elements?: readonly Shown[];
  readonly accessory?: Shown;
}

function shown(block: unknown): string {
  const whole = block as Shown;
  const { type, elements = [], accessory } = whole;
  const button = (one: Shown) => `[${textOf(one)}]`;
  if (type === 'actions') return elements.map(button).join(' ');
  if (type === 'context') return elements.map((one) => `_${textOf(one)}_`).join(' ');
  return accessory === undefined ? textOf(whole) : `${textOf(whole)}    ${button(accessory)}`;
}

function textOf({ text = '' }: Shown): string {
  return typeof text === 'string' ? text : text.text;
}
