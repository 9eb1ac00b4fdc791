// Drops one index that repeats another: the one asked for, else the biggest.
import type { Step } from '../../../core/change.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { duplicateIndexes, indexName, type Duplicate } from '../duplicates.ts';
import type { Session } from '../session.ts';
import { words } from './words.ts';

/** A careful rate for a concurrent build, which reads the table twice. */
const BUILD_BYTES_PER_SECOND = 10 * 1024 ** 2;

export const dropDuplicateIndex: Remedy<Session> = {
  id: 'postgres.drop-duplicate-index',
  title: words.drop(),
  risk: 'medium',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: words.standby() };
    const found = (await duplicateIndexes(session)).filter(
      (duplicate) => subject === undefined || indexName(duplicate) === subject,
    );
    const chosen = found.find(({ allowed }) => allowed);
    if (chosen === undefined) return { kind: 'nothing', reason: whyNothing(session, found[0], subject) };
    return { kind: 'plan', plan: planOf(session, chosen, await oldestUserSeconds(session, chosen)) };
  },
};

function whyNothing({ server }: Session, found: Duplicate | undefined, subject: string | undefined): Text {
  if (found !== undefined) {
    const { tableSchema, table, owner, ddl } = found;
    return words.notOwner({ role: server.role, table: `${tableSchema}.${table}`, owner, ddl });
  }
  return subject === undefined ? words.noDuplicates() : words.notDuplicate({ index: subject });
}

async function oldestUserSeconds({ rows }: Session, { oid }: Duplicate): Promise<number | undefined> {
  return (await rows<{ openSeconds: number }>('table-users', [oid, 0]))[0]?.openSeconds;
}

function planOf({ target }: Session, duplicate: Duplicate, oldestSeconds: number | undefined) {
  const { index, twin, twinOid, bytes } = duplicate;
  const table = `${duplicate.tableSchema}.${duplicate.table}`;
  return {
    title: words.dropTitle({ target }),
    why: words.dropWhy({ index, twin, bytes }),
    steps: [dropStep(duplicate)],
    tests: [{ verb: 'postgres.index-covered', args: { oid: twinOid, index: twin }, text: words.testCovered({ twin }) }],
    evidence: evidence(duplicate, table),
    cost: {
      locks:
        oldestSeconds === undefined
          ? words.dropLocksFree({ table })
          : words.dropLocks({ table, age: oldestSeconds * 1000 }),
      time: words.dropTime(),
      space: words.dropSpace({ bytes }),
      outage: words.noOutage(),
    },
    undo: {
      possible: true,
      text: words.dropUndo({ time: Math.max(1000, (bytes / BUILD_BYTES_PER_SECOND) * 1000) }),
    },
    proof: { gauges: proofGauges(duplicate), text: words.dropProof() },
    detail: detail(duplicate),
  };
}

function dropStep(duplicate: Duplicate): Step {
  const { schema, index, oid, definition, createDdl, comment, tablespace, statistics } = duplicate;
  const twin = { oid: duplicate.twinOid, index: duplicate.twin, definition: duplicate.twinDefinition };
  const args: JsonObject = { schema, index, oid, definition, createDdl, comment, tablespace, statistics, twin };
  return { verb: 'postgres.drop-index', args, text: literal(duplicate.ddl) };
}

function evidence(duplicate: Duplicate, table: string): Text[] {
  const { index, twin, scans, twinScans, writes, twinNeeded, twinUnique, unique } = duplicate;
  return [
    words.dropSame({ twin }),
    ...(twinNeeded ? [words.dropTwinNeeded({ twin })] : []),
    ...(twinUnique && !unique ? [words.dropTwinUnique({ twin, index })] : []),
    words.dropScans({ index, twin, scans, twinScans }),
    words.dropWrites({ table, writes }),
  ];
}

function proofGauges(duplicate: Duplicate) {
  const twin = indexName({ ...duplicate, index: duplicate.twin });
  return ['', indexName(duplicate), twin].map((subject) => ({ gauge: 'postgres.index-bytes', subject }));
}

function detail({ ddl, createDdl, definition, twinDefinition, comment, tablespace, statistics }: Duplicate): string {
  const lines = [
    ['drop', `${ddl};`],
    ['is', `${definition};`],
    ['stays', `${twinDefinition};`],
    ['undo', `${createDdl};`],
    ['comment', comment ?? '-'],
    ['tablespace', tablespace ?? '-'],
    ['statistics', JSON.stringify(statistics ?? [])],
  ];
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}
