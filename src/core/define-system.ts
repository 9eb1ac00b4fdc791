// defineSystem closes over a system's session, so that its driver's type never leaves its folder.
import type { Plan, Step } from './change.ts';
import { Fault, isFault } from './fault.ts';
import type { Finding, Outcome } from './finding.ts';
import type { Sample } from './sample.ts';
import type { Check, Gauge, Inspection, InspectOptions, PlanOrNothing, System, SystemParts } from './system.ts';
import type { Target } from './target.ts';
import { defineWords, literal } from './words.ts';

const CHECK_LIMIT_MS = 10_000;

const words = defineWords('system', {
  reachable: { en: 'reachable', ko: '연결' },
  tooSlow: { en: 'took longer than {limit:duration}', ko: '{limit:duration} 초과' },
  noRemedy: {
    en: 'No remedy "{remedy}" for {target}. There are: {list}.',
    ko: '조치 없음: {remedy} ({target}). 가능한 조치: {list}.',
  },
});

export function defineSystem<Session>(parts: SystemParts<Session>): System {
  const { kind, title, connection, thresholds, checks, gauges, remedies, verbs } = parts;
  const use: Use<Session> = (target, act) => withSession(parts, target, act);

  function verbOf(name: string) {
    const verb = verbs.find((candidate) => candidate.name === name);
    if (verb === undefined) throw new Error(`${kind} has no verb ${name}`);
    return verb;
  }

  return {
    kind,
    title,
    connection,
    thresholds,
    checks: [{ id: `${kind}.reachable`, facet: 'health', title: words.reachable() }, ...checks],
    gauges,
    remedies,
    verbNames: verbs.map((verb) => verb.name),
    inspect: (target, options) => inspected(parts, use, { target, options }),
    rights: (target) => use(target, parts.rights),
    identity: (target) => use(target, parts.identity),
    measure: (target, ids) => {
      const wanted = gauges.filter((gauge) => ids.includes(gauge.id));
      return use(target, (session) => read(session, wanted, { target, at: new Date().toISOString() }));
    },
    propose: (target, id, args) => use(target, (session) => proposed(parts, { session, target, id, args })),
    state: (target, step) => use(target, (session) => verbOf(step.verb).state(session, step.args)),
    run: (target, step, progress) => use(target, (session) => verbOf(step.verb).run(session, step.args, progress)),
    undoOf: (step, result): Step | undefined => verbOf(step.verb).undo?.(step.args, result),
  };
}

type Use<Session> = <T>(target: Target, act: (session: Session) => Promise<T>) => Promise<T>;

async function withSession<Session, T>(
  parts: SystemParts<Session>,
  target: Target,
  act: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await parts.open(target).catch((error: unknown) => {
    throw isFault(error) ? error : new Fault('unreachable', parts.unreachable(error), { cause: error });
  });
  try {
    return await act(session);
  } finally {
    await parts.close(session);
  }
}

async function inspected<Session>(
  parts: SystemParts<Session>,
  use: Use<Session>,
  { target, options }: Around,
): Promise<Inspection> {
  const began = performance.now();
  const head = { target: target.name, kind: parts.kind, at: options.now.toISOString() };
  const check = `${parts.kind}.reachable`;
  const reachable = { check, target: target.name, title: words.reachable() };
  const outcomes: Outcome[] = [];
  let samples: readonly Sample[] = [];
  try {
    await use(target, async (session) => {
      if (isWanted(check, 'health', options.only)) outcomes.push({ ...reachable, state: 'ok' });
      const chosen = parts.checks.filter((candidate) => isChosen(candidate, target, options.only));
      for (const candidate of chosen) outcomes.push(await outcomeOf(candidate, session, { target, options }));
      // Whoever asks for one check does not wait for every gauge.
      if (options.only === undefined) samples = await read(session, parts.gauges, { target, at: head.at });
    });
  } catch (error) {
    if (!isFault(error, 'unreachable')) throw error;
    const text = error.text;
    const finding: Finding = { check, target: target.name, subject: '', severity: 'critical', values: {}, text };
    outcomes.splice(0, outcomes.length, { ...reachable, state: 'finding', findings: [finding] });
  }
  return { ...head, tookMs: performance.now() - began, outcomes, samples };
}

async function read<Session>(
  session: Session,
  gauges: readonly Gauge<Session>[],
  { target, at }: { target: Target; at: string },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const gauge of gauges) {
    // A gauge that cannot be read leaves a gap; the check of the same thing says why.
    const readings = await gauge.read(session).catch(() => []);
    const named = { target: target.name, gauge: gauge.id, unit: gauge.unit, at };
    samples.push(...readings.map((reading) => ({ ...reading, ...named })));
  }
  return samples;
}

function isChosen(
  check: Pick<Check<never>, 'id' | 'facet'>,
  target: Target,
  only: readonly string[] | undefined,
): boolean {
  return !target.disable.includes(check.id) && isWanted(check.id, check.facet, only);
}

function isWanted(id: string, facet: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.includes(id) || only.includes(facet);
}

interface Around {
  readonly target: Target;
  readonly options: InspectOptions;
}

async function outcomeOf<Session>(
  check: Check<Session>,
  session: Session,
  { target, options }: Around,
): Promise<Outcome> {
  const head = { check: check.id, target: target.name, title: check.title };
  const limit = check.limitMs ?? CHECK_LIMIT_MS;
  const signal = AbortSignal.timeout(limit);
  try {
    const result = await Promise.race([
      check.run(session, { past: options.past, now: options.now, signal }),
      rejection(signal, limit),
    ]);
    if (result.state !== 'finding') return { ...head, ...result };
    const findings = result.noticed.map((noticed) => ({ ...noticed, check: check.id, target: target.name }));
    const { state, examined } = result;
    return examined === undefined ? { ...head, state, findings } : { ...head, state, findings, examined };
  } catch (error) {
    return { ...head, state: 'error', reason: isFault(error) ? error.text : literal(messageOf(error)) };
  }
}

function rejection(signal: AbortSignal, limit: number): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Fault('not-available', words.tooSlow({ limit }))), {
      once: true,
    });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Wish<Session> {
  readonly session: Session;
  readonly target: Target;
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
}

async function proposed<Session>(
  parts: SystemParts<Session>,
  { session, target, id, args }: Wish<Session>,
): Promise<PlanOrNothing> {
  const remedy = parts.remedies.find((candidate) => candidate.id === id);
  if (remedy === undefined) {
    const list = parts.remedies.map((known) => known.id).join(', ');
    throw new Fault('bad-input', words.noRemedy({ remedy: id, target: target.name, list }));
  }
  const proposal = await remedy.propose(session, args);
  if (proposal.kind === 'nothing') return proposal;
  const plan: Plan = {
    ...proposal.plan,
    remedy: id,
    target: target.name,
    risk: remedy.risk,
    identity: await parts.identity(session),
  };
  return { kind: 'plan', plan };
}
