// Signed link: the address of one page until a time, which nobody can make or prolong without the secret.
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Linked {
  /** `https://aegis.example.org` or `http://127.0.0.1:8080` */
  readonly base: string;
  readonly secret: string;
  readonly page: string;
  readonly until: Date;
}

/** One parameter, so that no client can break the address at an ampersand. */
export function signedLink({ base, secret, page, until }: Linked): string {
  const seconds = Math.floor(until.getTime() / 1000);
  const key = `${seconds}.${signature(secret, page, seconds)}`;
  return `${base.replace(/\/+$/, '')}/r/${encodeURIComponent(page)}?key=${key}`;
}

export type Checked = 'valid' | 'expired' | 'forged';

/** Compared in constant time; whether it is expired is told only to who holds a true one. */
export function checkedLink(key: string, { secret, page, now }: { secret: string; page: string; now: Date }): Checked {
  const [typed = '', given = ''] = key.split('.');
  const seconds = Number(typed);
  if (!/^\d{1,12}$/.test(typed)) return 'forged';
  const wanted = Buffer.from(signature(secret, page, seconds));
  const offered = Buffer.from(given);
  if (offered.length !== wanted.length || !timingSafeEqual(offered, wanted)) return 'forged';
  return now.getTime() < seconds * 1000 ? 'valid' : 'expired';
}

function signature(secret: string, page: string, untilSeconds: number): string {
  return createHmac('sha256', secret).update(`${page}\n${untilSeconds}`).digest('base64url');
}
