// Every sentence of the program, read as a whole: both languages, the same parameters, no Korean particle that depends on
// a value, no blame and no cheering.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allSentences } from '../../src/core/words.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: root }).filter((path) =>
  readFileSync(join(root, path), 'utf8').includes('defineWords('),
);
for (const path of files) if (path !== 'src/core/words.ts') await import(join(root, path));
const sentences = [...allSentences()];

function faults(judge: (pair: { en: string; ko: string }) => boolean): string[] {
  return sentences.filter(([, pair]) => judge(pair)).map(([key, { en, ko }]) => `${key}: ${en} / ${ko}`);
}

function names(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))].toSorted();
}

/** What a reader sees beside the values. */
function prose(sentence: string): string {
  return sentence.replaceAll(/\{[^}]*\}/g, '');
}

test('the test sees what it judges', () => {
  assert(files.length > 6 && sentences.length > 200, `${files.length} files, ${sentences.length} sentences`);
});

test('both languages have the same parameters', () => {
  assert.deepEqual(
    faults(({ en, ko }) => names(en).join() !== names(ko).join()),
    [],
  );
});

test('English is English and Korean is Korean', () => {
  assert.deepEqual(
    faults(({ en }) => /\p{Script=Hangul}/u.test(en)),
    [],
  );
  // Names, units and statements are the same in both: only a run of English words is a missing translation.
  assert.deepEqual(
    faults(({ ko }) => !/\p{Script=Hangul}/u.test(ko) && /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(prose(ko))),
    [],
  );
});

test('no Korean particle follows a value: it would depend on how the value sounds', () => {
  assert.deepEqual(
    faults(({ ko }) => /\}['")\]]?(은|는|이|가|을|를|과|와|로|으로|이나|나|이라|라)(?=[\s.,:;)·]|$)/.test(ko)),
    [],
  );
});

test('nothing shouts and nobody is praised or blamed', () => {
  assert.deepEqual(
    faults(({ en, ko }) => /!|\b(successfully|oops|sorry|unfortunately|failed to)\b/i.test(`${en} ${ko}`)),
    [],
  );
  assert.deepEqual(
    faults(({ ko }) => /(습니다|세요|어요|아요|해요)(?=[\s.,)"]|$)/.test(ko)),
    [],
  );
});
