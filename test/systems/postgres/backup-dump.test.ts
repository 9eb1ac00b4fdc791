// Dumps: a sound one is proven to the highest level, and each kind of damage shows the true, lower one.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { test } from 'node:test';
import { aged, backupStage, cutInHalf, flipped, leftovers, type Stage } from './backup-stage.ts';
import { carriedOut, findingsOf, only, outcomeOf, planOf, reasonForNothing, reasonOf, say } from './target.ts';

const canary = { table: 'canary', column: 'at' };

/** A drill of the newest dump in the place; what it said, and the level. */
async function drilled(stage: Stage, place: string, more = {}) {
  const target = stage.target({ sources: [{ kind: 'dump', path: place }], canary, ...more });
  const { result, said } = only(await carriedOut(target, await planOf(target, 'restore-drill')));
  assert.deepEqual(leftovers(stage.scratch), []);
  return { target, level: result['level'], said: say(said), proven: await outcomeOf(target, 'backup-proven') };
}

function copied(from: string, to: string, ageHours: number): void {
  copyFileSync(from, to);
  aged(to, ageHours);
}

test('dumps', async (t) => {
  const stage = await backupStage(t);
  if (stage === undefined) return;
  const sound = stage.place('sound');
  const whole = await stage.dump(`${sound}/app-1.dump`, '-Fc');

  await t.test('without a restore nothing is proven, and the remedy is named', async () => {
    const target = stage.target({ sources: [{ kind: 'dump', path: sound }] });
    const finding = only(await findingsOf(target, 'backup-proven'));
    assert.equal(finding.remedy, 'postgres.restore-drill');
    assert.match(say(finding.text), /never restored/);
    for (const id of ['backup-recent', 'backup-readable']) assert.equal((await outcomeOf(target, id)).state, 'ok', id);
  });

  await t.test('a sound dump is proven to level 4, with rows, canary and time', async () => {
    const { said, level, proven } = await drilled(stage, sound, { rtoMinutes: 60 });
    assert.equal(level, 4, said);
    assert.match(said, /level 4 of 4\. Back in .*3 tables and 20,001 rows/);
    assert.equal(proven.state, 'ok');
    assert.match(say(proven.state === 'ok' ? proven.examined! : { key: '', params: {} }), /level 4 of 4 .*app-1\.dump/);
    const hurried = stage.target({ sources: [{ kind: 'dump', path: sound }], rtoMinutes: 0.0001 });
    assert.match(say(only(await findingsOf(hurried, 'backup-proven')).text), /back in .*, promised/);
    const stale = stage.target({ sources: [{ kind: 'dump', path: sound }] }, { backupProofDays: 0 });
    assert.match(say(only(await findingsOf(stale, 'backup-proven')).text), /last restored/);
  });

  await t.test('three flipped bytes are level 1, and the check says so before any restore', async () => {
    const place = stage.place('flipped');
    copyFileSync(whole, `${place}/app.dump`);
    flipped(`${place}/app.dump`);
    const { level, said, target } = await drilled(stage, place);
    assert.equal(level, 1, said);
    assert.equal(only(await findingsOf(target, 'backup-readable')).severity, 'critical');
    assert.match(say(only(await findingsOf(target, 'backup-proven')).text), /only level 1 of 4/);
  });

  await t.test('a dump that was cut off is level 0 where its size shows it', async () => {
    const place = stage.place('cut');
    for (const n of [1, 2, 3]) copied(whole, `${place}/old-${n}.dump`, n * 24);
    copyFileSync(whole, `${place}/new.dump`);
    cutInHalf(`${place}/new.dump`);
    aged(`${place}/new.dump`, 1);
    const { level, said, target } = await drilled(stage, place);
    assert.equal(level, 0, said);
    const finding = only(await findingsOf(target, 'backup-recent'));
    assert.equal(finding.severity, 'critical');
    assert.match(say(finding.text), /50 % smaller than usual/);
  });

  await t.test('a dump with half of the rows restores, and is level 3', async () => {
    const place = stage.place('half');
    await stage.sql(
      `CREATE TABLE kept AS SELECT * FROM "Shop"."Or""ders"; DELETE FROM "Shop"."Or""ders" WHERE id > 10000`,
    );
    await stage.dump(`${place}/half.dump`, '-Fc', '-T', 'kept');
    await stage.sql(
      `INSERT INTO "Shop"."Or""ders" SELECT * FROM kept WHERE id > 10000; DROP TABLE kept; ANALYZE "Shop"."Or""ders"`,
    );
    const { level, said } = await drilled(stage, place);
    assert.equal(level, 3);
    assert.match(said, /only level 3 of 4 .*Shop\.Or"ders has 10,000 rows, the server about 20,000/);
  });

  await t.test(
    'a plain script without its end is found, and a copy without a canary of its day is level 3',
    async () => {
      const place = stage.place('script');
      const script = await stage.dump(`${place}/app.sql`);
      const target = stage.target({ sources: [{ kind: 'dump', path: place }] });
      assert.equal((await outcomeOf(target, 'backup-readable')).state, 'ok');
      cutInHalf(script);
      assert.match(say(only(await findingsOf(target, 'backup-readable')).text), /has no end/);
      const packed = stage.place('packed');
      // As if it were of a day whose canary was never written.
      const archive = aged(await stage.dump(`${packed}/app.sql.gz`, '-Z6'), -72);
      const { level, said } = await drilled(stage, packed);
      assert.equal(level, 3);
      assert.match(said, /the newest canary in public\.canary\.at is of .* before the backup/);
      flipped(archive);
      assert.equal((await drilled(stage, packed)).level, 1);
    },
  );

  await t.test('an old backup, none, and a place out of reach are told apart', async () => {
    const place = stage.place('empty');
    const target = stage.target({ sources: [{ kind: 'dump', path: place }] });
    assert.match(say(only(await findingsOf(target, 'backup-recent')).text), /no backup at all/);
    assert.match(await reasonForNothing(target, 'restore-drill'), /no backup to restore/);
    copyFileSync(whole, `${place}/app.dump`);
    aged(`${place}/app.dump`, 30);
    assert.equal(only(await findingsOf(target, 'backup-recent')).severity, 'warning');
    aged(`${place}/app.dump`, 60);
    assert.equal(only(await findingsOf(target, 'backup-recent')).severity, 'critical');
    const away = stage.target({ sources: [{ kind: 'dump', path: `${place}/away` }] });
    assert.match(reasonOf(await outcomeOf(away, 'backup-recent')), /cannot look at .*ENOENT/);
    const outside = stage.target({ sources: [{ kind: 'dump', path: '/usr' }] });
    assert.match(reasonOf(await outcomeOf(outside, 'backup-recent')), /outside the allowed roots/);
  });
});
