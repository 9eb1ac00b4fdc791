// HTML escape: a tagged template whose values are escaped unless they are already HTML made by it.
import { visible, withoutMarks } from './escape.ts';

export interface Html {
  readonly html: string;
}

export type Content = Html | string | number | undefined | readonly Content[];

export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  const [first = '', ...rest] = parts;
  return { html: first + rest.map((part, index) => contentHtml(values[index]) + part).join('') };
}

function contentHtml(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return isMany(content) ? content.map(contentHtml).join('') : content.html;
}

function isMany(content: Html | readonly Content[]): content is readonly Content[] {
  return Array.isArray(content);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return withoutMarks(visible(text)).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
