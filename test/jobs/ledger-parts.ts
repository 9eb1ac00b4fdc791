// The parts of a worker that looks after ledgers: real pool, real rules, real renderer. In the test and in its children.
import { commands } from '../../commands/index.ts';
import type { Fleet } from '../../src/core/fleet.ts';
import type { Member } from '../../src/core/person.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import type { People } from '../../src/core/ports.ts';
import type { NewRequest, Request } from '../../src/core/request.ts';
import { createSay } from '../../src/core/words.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import type { Queue } from '../../src/jobs/queue.ts';
import type { Pool } from '../../src/state/db.ts';
import { keptLog } from '../servers/quiet-log.ts';
import { ledgerSystem, type Planned } from './ledger-system.ts';

export const PLANS = 'C0CHANGES';

export function ledgerFleet(ledgerUrl: string, books: readonly string[], other: Partial<Fleet> = {}): Fleet {
  const locale = { language: 'en', zone: 'Asia/Seoul' } as const;
  return {
    targets: books.map((book) => ({
      name: book,
      kind: 'ledger',
      connection: { url: ledgerUrl, book },
      thresholds: {},
      disable: [],
    })),
    locale,
    channels: [{ id: PLANS, ...locale, reports: [], plans: true, alerts: true }],
    people: { viewer: [], operator: [], approver: [] },
    schedules: { daily: { at: '09:00' }, weekly: { at: '09:00' }, monthly: { at: '09:00' } },
    policy: defaultPolicy,
    windows: [],
    mutes: [],
    checkEveryMinutes: 5,
    planExpiresHours: 24,
    ...other,
  };
}

/** Loses every job: whatever must happen all the same is the sweep's to find. */
export const losingQueue: Queue = {
  send: async () => undefined,
  work: async () => undefined,
  stop: async () => undefined,
};

export function member(id: string, role: Member['roles'][number] = 'operator'): Member {
  return { id, roles: [role], language: 'en' };
}

/** People from a plain table that may change while the test runs. */
export function peopleOf(table: Map<string, Member>): People {
  return {
    member: async (id) => table.get(id) ?? { id, roles: [], language: 'en' },
    holders: async () => [...table.keys()],
    isIn: async () => true,
  };
}

const everyone = new Map(['U1', 'U2', 'U3'].map((id) => [id, member(id, 'approver')]));

export function ledgerParts(given: Pick<Parts, 'pool' | 'fleet'> & Partial<Parts>): Parts {
  return {
    home: '.',
    queue: losingQueue,
    systems: [ledgerSystem],
    commands,
    interpret: (typed) => Promise.reject(new Error(`nothing is typed here: ${typed}`)) as never,
    people: peopleOf(everyone),
    reader: (locale) => ({ locale, say: createSay(locale), link: (page) => `http://127.0.0.1/${page}` }),
    plain: false,
    // The ledgers share their server with the state here; what that refuses has a test of its own.
    ownIdentifier: undefined,
    worker: `test:${process.pid}`,
    reached: () => undefined,
    chatProbes: async () => [],
    log: keptLog(),
    now: () => new Date(),
    ...given,
  };
}

let requests = 0;

export function request(verb: Request['verb'], args: Record<string, string>, by = 'U1'): Request {
  requests += 1;
  const who = { via: 'button', by: { id: by }, language: 'en' } as const;
  return {
    id: `0${requests}`,
    key: `test:${process.pid}:${requests}`,
    at: '',
    verb,
    args,
    ...who,
    replyTo: { channel: PLANS },
  };
}

export function filled(target: string, plan: Planned): Record<string, string> {
  return { target, remedy: 'ledger.fill', plan: JSON.stringify(plan) };
}

/** Until it is so; looks every 30 ms. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, limitMs = 60_000): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export interface Told {
  readonly key: string;
  readonly bodies: readonly { readonly text: string }[];
}

export async function told(pool: Pool, prefix: string): Promise<readonly Told[]> {
  const text = 'SELECT key, bodies FROM aegis.outbox WHERE starts_with(key, $1) ORDER BY id';
  return (await pool.query<{ key: string; bodies: Told['bodies'] }>(text, [prefix])).rows;
}

/** A new request as a door hands it in: the windows, which everybody may see. */
export function asked(key: string): NewRequest {
  return { key, verb: 'window', args: {}, via: 'slash', by: { id: 'U1' }, replyTo: { channel: PLANS }, language: 'en' };
}
