// Notice: a page of one sentence where there is no report to show. Nobody is known here, so it speaks both languages.
import type { Locale } from '../core/locale.ts';
import { createSay } from '../core/words.ts';
import { words } from './words.ts';

export type Notice = 'expired' | 'forged' | 'gone' | 'not-found' | 'failed';

const languages: readonly Locale[] = [
  { language: 'en', zone: 'Etc/UTC' },
  { language: 'ko', zone: 'Etc/UTC' },
];

/** Made of our own words alone: nothing of the request is in it. */
export function notice(which: Notice): string {
  const said = languages.map((locale) => {
    const say = createSay(locale);
    return `<section lang="${locale.language}"><h1>${say(words[which]())}</h1><p>${say(words.advice())}</p></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Aegis</title>${said.join('\n')}</html>`;
}
