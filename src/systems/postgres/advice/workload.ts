// What the database is asked, by the time it took: in the window since the last look, or since the counters began.
import type { Past } from '../../../core/system.ts';
import type { Session } from '../session.ts';

/** Gauges of the same counters, kept between looks. */
const MS_GAUGE = 'postgres.query-ms';
const CALLS_GAUGE = 'postgres.query-calls';
const PLANNABLE = /^\s*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*\(*\s*(select|with|update|delete|insert|merge|values)\b/i;

export interface Asked {
  readonly id: string;
  readonly calls: number;
  /** In the window; 0: it did not run. */
  readonly ms: number;
  /** Since the counters began. */
  readonly allMs: number;
  /** By call. */
  readonly rows: number;
  readonly text: string;
  readonly searchPath: string;
  /** As a session last sent it, with values. */
  readonly example?: string;
}

export interface Workload {
  readonly asked: readonly Asked[];
  /** How long the counters counted; undefined: unknown before 14. */
  readonly seconds: number | undefined;
  /** Since the last look; else since the counters began. */
  readonly isWindow: boolean;
  /** The server had to drop statements, so the counters are incomplete. */
  readonly forgotten: number;
}

interface Counted {
  readonly id: string;
  readonly calls: number;
  readonly ms: number;
  readonly rows: number;
}

export interface Look {
  readonly past: Past;
  readonly now: Date;
}

export async function workloadOf(session: Session, { past, now }: Look, atMost: number): Promise<Workload> {
  const counted = await session.rows<Counted>('advice-workload', [atMost]);
  const lasting = await countersOf(session);
  const since = windowed(counted, past);
  const used = (since ?? counted).map((one, at) => ({ ...one, allMs: counted[at]?.ms ?? one.ms }));
  const ids = used.map(({ id }) => id);
  const texts = await session.rows<{ id: string; text: string; searchPath: string }>('advice-texts', [ids]);
  const examples = await session.rows<{ id: string; text: string }>('advice-examples', [ids]);
  const asked = used.flatMap((one) => {
    const said = texts.find(({ id }) => id === one.id);
    if (said === undefined || !PLANNABLE.test(said.text)) return [];
    const example = examples.find(({ id, text }) => id === one.id && !hasParameters(text))?.text;
    const { text, searchPath } = said;
    const whole = { ...one, rows: one.rows / Math.max(1, one.calls), text: mended(text), searchPath };
    return [example === undefined ? whole : { ...whole, example }];
  });
  const last = past.sample(MS_GAUGE, '')?.at;
  if (since === undefined || last === undefined) return { asked, isWindow: false, ...lasting };
  return { ...lasting, asked, isWindow: true, seconds: (now.getTime() - Date.parse(last)) / 1000 };
}

export function hasParameters(text: string): boolean {
  return /\$\d/.test(text);
}

/** A typed literal is shortened to `interval $1`, which the server itself cannot read again. */
function mended(text: string): string {
  return text.replaceAll(/\b(interval|date|timestamptz|timestamp|time)\s+(\$\d+)/gi, '$2::$1');
}

async function countersOf({ rows, server }: Session): Promise<Pick<Workload, 'seconds' | 'forgotten'>> {
  if (server.versionNumber < 140_000) return { seconds: undefined, forgotten: 0 };
  const [row] = await rows<{ seconds: number; forgotten: number }>('advice-window');
  return { seconds: row?.seconds, forgotten: row?.forgotten ?? 0 };
}

/** Undefined at the first look. A counter that fell was reset in between. */
function windowed(counted: readonly Counted[], past: Past): Counted[] | undefined {
  const before = counted.map(({ id }) => past.sample(MS_GAUGE, id));
  if (before.every((sample) => sample === undefined)) return undefined;
  return counted.map((one, at) => {
    const ms = before[at]?.value ?? 0;
    const calls = past.sample(CALLS_GAUGE, one.id)?.value ?? 0;
    const isReset = ms > one.ms || calls > one.calls;
    if (isReset) return one;
    const share = one.calls === 0 ? 0 : (one.calls - calls) / one.calls;
    return { ...one, ms: one.ms - ms, calls: one.calls - calls, rows: one.rows * share };
  });
}
