// Save: a request is stored before Slack is told that it was received, because a command is never sent again. Slack
// waits three seconds for that; language and look-up share them.
import type { Language } from '../core/locale.ts';
import type { Ask } from '../core/ports.ts';
import type { NewRequest } from '../core/request.ts';
import { createSay, type Say, type Text } from '../core/words.ts';
import type { Log } from '../core/log.ts';
import { words } from './words.ts';

const SAVE_MS = 1500;
const LANGUAGE_MS = 400;

export interface Saving {
  readonly ask: Ask;
  readonly log: Log;
  language(user: string): Promise<Language>;
}

/** Undefined once it is stored; else what the person is to be told. */
export async function saved({ ask, log }: Saving, request: NewRequest): Promise<Text | undefined> {
  try {
    const answer = await within(SAVE_MS, ask(request));
    if (answer !== undefined) return undefined;
    log.warn({ key: request.key }, 'a request was not stored in time');
    return words.unsure();
  } catch (error) {
    log.error({ error, key: request.key }, 'a request was not stored');
    return words.notAccepted();
  }
}

/** English where the language cannot be had in time. */
export async function languageOf({ language, log }: Saving, user: string): Promise<Language> {
  const known = await within(LANGUAGE_MS, language(user)).catch((error: unknown) => {
    log.warn({ error, user }, 'the language of a person is not known');
  });
  return known ?? 'en';
}

/** The zone is of no use in what this folder says. */
export function sayIn(language: Language): Say {
  return createSay({ language, zone: 'Etc/UTC' });
}

/** Undefined when it takes longer; a failure after that is nobody's any more. */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T | undefined> {
  const over = AbortSignal.timeout(limitMs);
  return Promise.race([
    work,
    new Promise<undefined>((resolve) => over.addEventListener('abort', () => resolve(undefined), { once: true })),
  ]);
}
