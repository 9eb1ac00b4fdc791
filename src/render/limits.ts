// Limits of Slack's blocks, and the check of a message against them before it is sent.
// https://docs.slack.dev/reference/block-kit; the sum of all text is not documented there: above about 13,200 characters
// messages are refused with `msg_blocks_too_long` (slackapi/bolt-js #2509).
import type { Body } from '../core/message.ts';
import type { Json, JsonObject } from '../core/json.ts';

export const limits = {
  blocks: 50,
  section: 3000,
  sum: 12_000,
  button: 75,
  value: 2000,
  actions: 25,
  context: 10,
  contextText: 3000,
  id: 255,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  tableRows: 100,
  tableColumns: 20,
  /** chat.update refuses more than 4,000. */
  text: 3900,
} as const;

/** What Slack would refuse; empty for a body that can be sent. */
export function violations({ text, blocks = [] }: Body): readonly string[] {
  const found: string[] = [];
  const mustFit = (what: string, size: number, most: number) => {
    if (size > most) found.push(`${what}: ${size} of ${most}`);
  };
  mustFit('text', text.length, limits.text);
  if (text === '') found.push('text: empty');
  mustFit('blocks', blocks.length, limits.blocks);
  mustFit('sum', textLength(blocks), limits.sum);
  const seen = { actions: new Set<string>(), blocks: new Set<string>() };
  for (const object of objectsIn(blocks)) {
    for (const rule of rules) rule(object, mustFit);
    if (isTwice(object['action_id'], seen.actions)) found.push(`action_id twice: ${JSON.stringify(object)}`);
    if (isTwice(object['block_id'], seen.blocks)) found.push(`block_id twice: ${JSON.stringify(object)}`);
    if (!Object.values(object).every(isWellFormed)) found.push('half a surrogate pair');
    if (object['text'] === '') found.push(`empty text: ${JSON.stringify(object)}`);
  }
  if (!text.isWellFormed()) found.push('half a surrogate pair');
  return found;
}

type MustFit = (what: string, size: number, most: number) => void;

const rules: readonly ((object: JsonObject, mustFit: MustFit) => void)[] = [
  (object, mustFit) => {
    if (object['type'] === 'section') mustFit('section', lengthOf(object['text']), limits.section);
  },
  (object, mustFit) => {
    if (object['type'] !== 'button') return;
    mustFit('button', lengthOf(object['text']), limits.button);
    mustFit('value', lengthOf(object['value']), limits.value);
    mustFit('action_id', lengthOf(object['action_id']), limits.id);
  },
  (object, mustFit) => {
    const elements = object['elements'];
    if (!Array.isArray(elements)) return;
    mustFit('elements', elements.length, object['type'] === 'actions' ? limits.actions : limits.context);
    mustFit('block_id', lengthOf(object['block_id']), limits.id);
  },
  (object, mustFit) => {
    const confirm = object['confirm'];
    if (!isObject(confirm)) return;
    mustFit('confirm title', lengthOf(confirm['title']), limits.confirmTitle);
    mustFit('confirm text', lengthOf(confirm['text']), limits.confirmText);
    mustFit('confirm', Math.max(lengthOf(confirm['confirm']), lengthOf(confirm['deny'])), limits.confirmButton);
  },
  (object, mustFit) => {
    if (object['type'] !== 'table' || !Array.isArray(object['rows'])) return;
    mustFit('rows', object['rows'].length, limits.tableRows);
    for (const row of object['rows']) if (Array.isArray(row)) mustFit('columns', row.length, limits.tableColumns);
  },
];

/** All text that people would see in the blocks, as Slack sums it up. */
export function textLength(json: Json | undefined): number {
  let sum = 0;
  for (const { text } of objectsIn(json)) if (typeof text === 'string') sum += text.length;
  return sum;
}

function* objectsIn(json: Json | undefined): Generator<JsonObject> {
  if (Array.isArray(json)) {
    for (const inner of json) yield* objectsIn(inner);
  } else if (isObject(json)) {
    yield json;
    for (const inner of Object.values(json)) yield* objectsIn(inner);
  }
}

function isWellFormed(json: Json): boolean {
  return typeof json !== 'string' || json.isWellFormed();
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function lengthOf(json: Json | undefined): number {
  if (typeof json === 'string') return json.length;
  return isObject(json) && typeof json['text'] === 'string' ? json['text'].length : 0;
}

function isTwice(id: Json | undefined, seen: Set<string>): boolean {
  if (typeof id !== 'string') return false;
  const known = seen.has(id);
  seen.add(id);
  return known;
}
