// Indexes that the workload asks for and the tables do not have, as the few that pay best together.
import { notChecked, noticed, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Check } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { advise, type Advice, type Advised } from '../advice/advise.ts';
import { statementsOf, type Statements } from '../advice/ddl.ts';
import type { Fruitless } from '../advice/needs.ts';
import { words } from '../advice/words.ts';
import { queryCounters } from '../queries/counters.ts';
import type { Session } from '../session.ts';

const LIMIT_MS = 30_000;
/** After that no further statement is planned: what is left is said. */
const PLANNING_MS = 15_000;
/** An index that wins this share of all query time needs somebody; less is worth a note. */
const WORTH_PERCENT = 5;

export const missingIndex: Check<Session> = {
  id: 'postgres.missing-index',
  facet: 'performance',
  title: words.missingIndex(),
  needs: words.needs(),
  limitMs: LIMIT_MS,
  async run(session, { past }): Promise<CheckResult> {
    if (session.server.isStandby) return notChecked(words.standby());
    const counted = await queryCounters(session);
    if (counted.state === 'not-counted') return notChecked(counted.reason);
    const advised = await advise(session, { past, until: performance.now() + PLANNING_MS });
    const { examined, without, workload } = advised;
    const denied = without.get('denied') ?? 0;
    if (examined === 0 && denied > 0) return notChecked(words.denied({ count: denied, role: session.server.role }));
    if (workload.asked.length === 0) return notChecked(words.nothingRan());
    const statements = await statementsOf(
      session,
      advised.advice.map(({ candidate }) => candidate),
    );
    return noticed(
      advised.advice.map((advice, at) => missing(advice, statements[at])),
      examinedText(advised),
    );
  },
};

function missing(advice: Advice, statements: Statements | undefined): Noticed {
  const { subject, helped, gainPercent, size, isProved } = advice;
  const first = helped.toSorted((one, other) => other.sharePercent - one.sharePercent)[0];
  const said = words.found({
    index: subject,
    gain: gainPercent,
    count: helped.length,
    before: Math.round(first?.costBefore ?? 0),
    after: Math.round(first?.costAfter ?? 0),
    low: size.lowBytes,
    high: size.highBytes,
  });
  return {
    subject,
    severity: gainPercent >= WORTH_PERCENT ? 'warning' : 'info',
    values: valuesOf(advice, statements),
    text: isProved ? said : words.foundEstimate({ said }),
    remedy: 'postgres.create-index',
  };
}

function valuesOf(advice: Advice, statements: Statements | undefined): JsonObject {
  const { candidate, helped, gainPercent, size, buildMs, writeMs, savedMs, redundant, isProved } = advice;
  return {
    ...statements,
    reason: isProved ? 'planner-verified' : 'rule-estimate',
    confidence: isProved ? 'high' : 'low',
    table: `${candidate.table.rootSchema}.${candidate.table.rootName}`,
    gainPercent,
    savedMs,
    writeMs,
    buildMs,
    lowBytes: size.lowBytes,
    highBytes: size.highBytes,
    analyzeAfter: candidate.keys.some(({ column }) => column === undefined),
    partitioned: candidate.table.partitioned,
    queries: helped.map((one) => ({ ...one })),
    redundant: redundant.map(({ name }) => name),
  };
}

const reasons: Readonly<Record<Fruitless, (params: { count: number }) => Text>> = {
  system: words.system,
  small: words.small,
  'nothing-asked': words.nothingAsked,
  covered: words.covered,
  writes: words.writes,
  'no-gain': words.noGain,
  refused: words.refused,
  denied: words.notAllowed,
  late: words.late,
};

function examinedText({ examined, workload, without, isProved }: Advised): Text {
  const count = workload.asked.length;
  const { seconds, isWindow, forgotten } = workload;
  const looked = isWindow
    ? words.lookedWindow({ examined, count })
    : seconds === undefined
      ? words.lookedAlways({ examined, count })
      : words.lookedLifetime({ examined, count, window: seconds * 1000 });
  const more = [...without].flatMap(([reason, times]) => (times === 0 ? [] : [reasons[reason]({ count: times })]));
  const rest = [...more, ...(forgotten > 0 ? [words.forgotten()] : []), ...(isProved ? [] : [words.byRule()])];
  return rest.reduce((said, next) => words.and({ said, more: next }), looked);
}
