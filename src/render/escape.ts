// Escape: the one place where text from outside (names, log lines, reasons that people typed) is made harmless. What it
// gives can neither mention anybody, nor link, nor format, nor move the cursor, nor turn the direction of reading.
import { PERSON_CLOSE, PERSON_OPEN } from '../core/words.ts';

// Terminal sequences as a whole: CSI, OSC (up to its end or the next escape), and the two-character ones.
const ANSI = /\u001B\[[0-?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|\u001B./g;
// Controls but line feed, and whatever shows nothing: zero-width, bidi marks, fillers, tags, separators of lines.
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** Visible text only, lines kept; well-formed. Marks around the id of a person or channel stay, for `people`. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replaceAll(ANSI, '')
    .replaceAll(INVISIBLE, '')
    .toWellFormed();
}

/** As `visible`, in one line. */
export function oneLine(text: string): string {
  return visible(text).replaceAll(/\s+/g, ' ').trim();
}

const PERSON = new RegExp(`${PERSON_OPEN}([^${PERSON_OPEN}${PERSON_CLOSE}]*)${PERSON_CLOSE}`, 'g');
const MARKS = new RegExp(`[${PERSON_OPEN}${PERSON_CLOSE}]`, 'g');
const PERSON_ID = /^[UW][A-Z0-9]+$/;
const CHANNEL_ID = /^[CG][A-Z0-9]+$/;

/** Replaces marked ids by what the place makes of a person or channel; stray marks go. */
function people(text: string, mention: (id: string) => string): string {
  return text.replaceAll(PERSON, (_, id: string) => mention(id)).replaceAll(MARKS, '');
}

/** Without marks: the bare id. */
export function withoutMarks(text: string): string {
  return people(text, (id) => id);
}

/** For Slack's mrkdwn. */
export function mrkdwn(text: string): string {
  return people(withoutFormat(entities(visible(text))), (id) => {
    if (PERSON_ID.test(id)) return `<@${id}>`;
    return CHANNEL_ID.test(id) ? `<#${id}>` : id;
  });
}

/** For the inside of a fenced block, where only entities and the fence itself mean something. */
export function fenced(text: string): string {
  return withoutMarks(entities(visible(text))).replaceAll('`', 'ˋ');
}

/** For Slack's plain_text, which formats nothing. */
export function plainText(text: string): string {
  return withoutMarks(oneLine(text));
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// Slack has no escape for its own marks: signs that look the same take their place. An underscore or tilde inside a
// word formats nothing and stays, so that names can be copied.
const LOOKALIKE: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' };
const FORMAT = /[*`]|(?<![\p{L}\p{N}_])[_~]|[_~](?![\p{L}\p{N}_])/gu;
// `:name:` would become an emoji; digits alone are a time of day. A zero-width space after the colon stops it.
const EMOJI = /:(?=[a-z0-9_+'-]*[a-z_+'-][a-z0-9_+'-]*:|100:|1234:)/gi;

function withoutFormat(text: string): string {
  return text.replaceAll(FORMAT, (sign) => LOOKALIKE[sign] ?? sign).replaceAll(EMOJI, ':\u200B');
}
