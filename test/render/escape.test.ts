// What escaping and cutting promise, one by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSay, defineWords, literal } from '../../src/core/words.ts';
import { cutAt, fit } from '../../src/render/cut.ts';
import { mrkdwn, oneLine, plainText, visible } from '../../src/render/escape.ts';
import { htmlPage } from '../../src/render/html.ts';
import { terminalText, wrapped } from '../../src/render/terminal.ts';
import { answer, answerLines } from '../../src/reports/answer.ts';
import { readerOf } from '../reports/say.ts';
import { hostile } from './hostile.ts';

const words = defineWords('escape-test', { by: { en: 'by {who:person}', ko: '{who:person}' } });
const say = createSay({ language: 'en', zone: 'Etc/UTC' });

test('a person is mentioned only by our own words, and only by a Slack id', () => {
  assert.equal(mrkdwn(say(words.by({ who: 'U0APPROVER1' }))), 'by <@U0APPROVER1>');
  assert.equal(mrkdwn(say(words.by({ who: 'C0CHANGES' }))), 'by <#C0CHANGES>');
  assert.equal(mrkdwn(say(words.by({ who: 'terminal:root' }))), 'by terminal:root');
  assert.equal(mrkdwn(say(words.by({ who: 'U1> <!channel' }))), 'by U1&gt; &lt;!channel');
  assert.equal(mrkdwn(say(literal('<@U0APPROVER1>'))), '&lt;@U0APPROVER1&gt;');
  assert.equal(plainText(say(words.by({ who: 'U0APPROVER1' }))), 'by U0APPROVER1');
});

test('names can still be copied: an underscore inside a word stays', () => {
  assert.equal(mrkdwn('public.orders_customer_idx'), 'public.orders_customer_idx');
  assert.equal(mrkdwn('2~6 days at 09:00:12'), '2~6 days at 09:00:12');
  assert.equal(mrkdwn('_private_ count(*)'), 'ˍprivateˍ count(∗)');
});

test('terminal sequences go as a whole, and so does what shows nothing', () => {
  assert.equal(visible(hostile['ansi'] ?? ''), 'red click  2J');
  assert.equal(visible(hostile['invisible'] ?? ''), 'abcdef');
  assert.equal(oneLine('a\r\n b\tc\u0000'), 'a b c');
  assert.equal(visible('half \uD83D').isWellFormed(), true);
});

test('a cut ends between two characters as people see them, and says how much is missing', () => {
  assert.equal(cutAt('ab👩‍👩‍👧‍👦cd', 5), 'ab');
  assert.equal(cutAt('각각각', 2), '각각');
  const cut = fit('x'.repeat(100), { most: 40, escape: mrkdwn, say });
  const [, kept = '', missing] = /^(x+)… \((\d+) more characters\)$/.exec(cut) ?? [];
  assert.ok(cut.length <= 40 && kept.length + Number(missing) === 100, cut);
  const amps = fit('&'.repeat(1000), { most: 100, escape: mrkdwn, say });
  assert.ok(amps.length <= 100 && amps.length > 60, `${amps.length}`);
  assert.match(amps, /^(&amp;)+… \(\d+ more characters\)$/);
});

test('a page of hostile text holds no markup but ours', () => {
  for (const text of Object.values(hostile).map((long) => long.slice(0, 5000))) {
    const page = htmlPage(answerLines(literal(text), [literal(text)]), readerOf('en'));
    const tags = new Set([...page.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase()));
    const ours = ['!doctype', 'html', 'head', 'meta', 'title', 'style', 'body', 'main', 'header', 'h1', 'ul', 'li'];
    assert.deepEqual(
      [...tags].filter((tag) => !ours.includes(tag ?? '')),
      [],
      text.slice(0, 40),
    );
    assert.equal([...page.matchAll(/<style>/g)].length, 1);
  }
});

test('a terminal gets no control character from outside, and colours only where they are wanted', () => {
  for (const text of Object.values(hostile).map((long) => long.slice(0, 5000))) {
    const shown = terminalText(answer(literal(text)), readerOf('en'), { color: false, width: 80 });
    assert.doesNotMatch(shown, /(?!\n)\p{Cc}/u);
  }
  const colored = terminalText(answer(literal('x')), readerOf('en'), { color: true, width: 80 });
  assert.equal(colored, '\u001B[1mx\u001B[0m\n');
});

test('a terminal wraps by columns: Korean takes two each', () => {
  assert.equal(wrapped('가나다 라마바 사', 13, 2), '가나다 라마바\n  사');
});
