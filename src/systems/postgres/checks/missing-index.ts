// Indexes that the workload asks for and the tables do not have, as the few that pay best together.
import { notChecked, noticed, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Check, CheckContext } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { advise, type Advice, type Advised } from '../advice/advise.ts';
import { statementsOf } from '../advice/ddl.ts';
import type { Fruitless } from '../advice/needs.ts';
import { words } from '../advice/words.ts';
import { queryCounters } from '../queries/counters.ts';
import { queryTexts } from '../queries/text.ts';
import type { Session } from '../session.ts';

const LIMIT_MS = 30_000;
/** After that no further statement is planned: what is left is said. */
const PLANNING_MS = 15_000;
/** Statements of each index whose text is shown. */
const SHOWN = 3;
/** A window is short and a report is daily. */
const TOLD_MS = 86_400_000;
/** An index that wins this share of all query time needs somebody; less is worth a note. */
const WORTH_PERCENT = 5;

export const missingIndex: Check<Session> = {
  id: 'postgres.missing-index',
  facet: 'performance',
  title: words.missingIndex(),
  needs: words.needs(),
  limitMs: LIMIT_MS,
  async run(session, context): Promise<CheckResult> {
    if (session.server.isStandby) return notChecked(words.standby());
    const counted = await queryCounters(session);
    if (counted.state === 'not-counted') return notChecked(counted.reason);
    const isRemembered = (subject: string) => rememberedAt(context, subject) !== undefined;
    const until = performance.now() + PLANNING_MS;
    const advised = await advise(session, { past: context.past, now: context.now, until, isRemembered });
    const { examined, without, workload } = advised;
    const denied = without.get('denied') ?? 0;
    const own = examined - (without.get('system') ?? 0);
    if (own === 0 && denied > 0) return notChecked(words.denied({ count: denied, role: session.server.role }));
    if (workload.asked.length === 0) return notChecked(words.nothingRan());
    return noticed(await found(session, advised, context), examinedText(advised));
  },
};

async function found(session: Session, { advice }: Advised, context: CheckContext): Promise<Noticed[]> {
  const statements = await statementsOf(
    session,
    advice.map(({ candidate }) => candidate),
  );
  const ids = advice.flatMap(({ helped }) => helped.slice(0, SHOWN).map(({ id }) => id));
  const texts = await queryTexts(session, [...new Set(ids)]);
  return advice.map((one, at) => {
    const queries = one.helped.map((helped, nth) => {
      const query = nth < SHOWN ? texts.get(helped.id)?.shown : undefined;
      return query === undefined ? { ...helped } : { ...helped, query };
    });
    // Quiet in this window: told again for a day after it was last measured, not for ever.
    const last = one.isQuiet ? rememberedAt(context, one.subject) : undefined;
    return missing(one, { ...statements[at], queries, at: last ?? context.now.toISOString() });
  });
}

/** When this was last measured, if that is less than a day ago. */
function rememberedAt({ past, now }: CheckContext, subject: string): string | undefined {
  const at = past.finding('postgres.missing-index', subject)?.values['at'];
  return typeof at === 'string' && now.getTime() - Date.parse(at) < TOLD_MS ? at : undefined;
}

function missing(advice: Advice, more: JsonObject): Noticed {
  const { subject, helped, gainPercent, size, isProved } = advice;
  const [first] = helped;
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
    values: { ...more, ...valuesOf(advice) },
    text: isProved ? said : words.foundEstimate({ said }),
    remedy: 'postgres.create-index',
  };
}

function valuesOf(advice: Advice): JsonObject {
  const { candidate, gainPercent, size, buildMs, writeMs, savedMs, redundant, isProved } = advice;
  return {
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
  const window = (seconds ?? 0) * 1000;
  const always = seconds === undefined ? words.lookedAlways : words.lookedLifetime;
  const looked = isWindow ? words.lookedWindow({ examined, count, window }) : always({ examined, count, window });
  const more = [...without].flatMap(([reason, times]) => (times === 0 ? [] : [reasons[reason]({ count: times })]));
  const rest = [...more, ...(forgotten > 0 ? [words.forgotten()] : []), ...(isProved ? [] : [words.byRule()])];
  return rest.reduce((said, next) => words.and({ said, more: next }), looked);
}
