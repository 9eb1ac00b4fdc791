// A chat that hangs while a card is drawn holds up nobody else: not the audit, which every deed needs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { approve } from '../../src/jobs/changes/decide.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { propose } from '../../src/jobs/changes/propose.ts';
import * as quiet from '../../src/jobs/requests/quiet.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { remembered } from '../../src/slack/remembered.ts';
import { filled, member, request } from '../jobs/ledger-parts.ts';
import { approved, mustRead, proposed, stage } from '../jobs/ledger-stage.ts';
import { step, type Planned } from '../jobs/ledger-system.ts';

const place = await stage(['asked', 'voted', 'run']);
const addA: Planned = { steps: [step('ledger.add', { token: 'a' })] };

/** The parts of a worker whose chat answers once the gate is open, and remembers what it said. */
function behind(gate: Promise<void>): Parts {
  const holders = remembered(60_000, async () => {
    await gate;
    return ['U1'];
  });
  return { ...place.parts, people: { ...place.parts.people, holders } };
}

async function mutedInTime(): Promise<boolean> {
  const mute = quiet.mute(place.parts, request('mute', { finding: 'a', for: '60', reason: 'x' }), member('U2'));
  return Promise.race([mute.then(() => true), sleep(3000, false)]);
}

test('while the chat hangs, what needs the audit goes on beside a proposal, a vote and the end of a run', async () => {
  const { id } = await proposed(place, 'voted', addA);
  const ready = await approved(place, 'run', addA);
  const deeds: Readonly<Record<string, (parts: Parts) => Promise<unknown>>> = {
    proposal: (parts) => propose(parts, request('optimize', filled('asked', addA))),
    vote: (parts) => approve(parts, request('approve', { change: String(id) }, 'U2'), member('U2')),
    run: (parts) => runChange(parts, ready),
  };
  for (const [name, deed] of Object.entries(deeds)) {
    const gate = Promise.withResolvers<void>();
    const done = deed(behind(gate.promise));
    await sleep(300);
    assert.equal(await mutedInTime(), true, name);
    gate.resolve();
    await done;
  }
  assert.equal((await mustRead(place, id)).state, 'approved');
  assert.equal((await mustRead(place, ready)).state, 'done');
});
