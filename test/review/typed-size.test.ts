// One message of one person must not hold up a worker: its changes would lose their leases while it reads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommand } from '../../commands/index.ts';
import { isFault } from '../../src/core/fault.ts';
import { mentionRequest } from '../../src/slack/requests/event.ts';
import { typedRequest } from '../../src/slack/requests/typed.ts';

const vocabulary = { targets: [{ name: 'practice', kind: 'postgres' }], checks: [], remedies: [], kinds: ['postgres'] };
const LONG = 40_000;

const floods: Readonly<Record<string, string>> = {
  quotes: `help ${'"a '.repeat(LONG / 3)}`,
  digits: `mute practice ${'1'.repeat(LONG)} x`,
  'one word': 'x'.repeat(LONG * 25),
  links: '<http://'.repeat(LONG),
};

function elapsedMs(act: () => unknown): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

test('a line that is too long is refused unread, whatever it is made of', () => {
  for (const [name, text] of Object.entries(floods)) {
    const tooLong = (error: unknown) => isFault(error, 'bad-input') && error.text.key === 'typed.tooLong';
    assert.throws(() => parseCommand(text, vocabulary), tooLong, name);
  }
});

test('the door takes a long line in at once, and what it hands on is still refused', () => {
  const door = { key: 'k', via: 'mention', by: { id: 'U1' }, replyTo: {}, language: 'en' } as const;
  for (const [name, text] of Object.entries({ ...floods, mentions: '<@UBOT|'.repeat(LONG) })) {
    const event = { event_id: 'E1', event: { type: 'app_mention', user: 'U1', text } };
    let typed = '';
    const took = elapsedMs(() => {
      typed = typedRequest(door, text).args['typed'] ?? '';
      mentionRequest(event, 'UBOT', 'en');
    });
    assert.ok(took < 500, `${name} took ${Math.round(took)} ms`);
    assert.ok(typed.length < 5000, name);
    assert.throws(
      () => parseCommand(typed, vocabulary),
      (error) => isFault(error, 'bad-input'),
      name,
    );
  }
});

test('what shrinks when it is read as written is not taken for a shorter command', () => {
  const door = { key: 'k', via: 'slash', by: { id: 'U1' }, replyTo: {}, language: 'en' } as const;
  const { args } = typedRequest(door, `reject 42 ${'&amp;'.repeat(1000)} not this one`);
  assert.throws(
    () => parseCommand(args['typed'] ?? '', vocabulary),
    (error) => isFault(error, 'bad-input'),
  );
});

test('the name of something that every object has is no name of a report', () => {
  for (const typed of ['constructor', '__proto__', 'toString']) {
    assert.throws(
      () => parseCommand(`report ${typed}`, vocabulary),
      (error) => isFault(error, 'bad-input'),
      typed,
    );
  }
});
