// HTML targets: every check of every target, the ones with findings first; what was not checked stands there with its
// reason.
import type { Finding, Outcome } from '../core/finding.ts';
import { worst } from '../core/finding.ts';
import type { Say } from '../core/words.ts';
import { html, type Content, type Html } from './html-escape.ts';
import { words } from './words.ts';

export function targetsHtml(outcomes: readonly Outcome[], say: Say): Content {
  if (outcomes.length === 0) return undefined;
  const targets = [...Map.groupBy(outcomes, ({ target }) => target)];
  return html`<h2>${say(words.everyTarget())}</h2>
    ${targets.map(([target, own]) => targetHtml(target, own, say))}`;
}

function targetHtml(target: string, outcomes: readonly Outcome[], say: Say): Html {
  const examined = outcomes.filter(({ state }) => state === 'ok' || state === 'finding').length;
  const rows = outcomes.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  return html`<section class="target">
    <header>
      <h3>${target}</h3>
      <span class="small">${say(words.examinedOf({ examined, total: outcomes.length }))}</span>
    </header>
    <table class="checks">
      <thead>
        <tr>
          <th scope="col">${say(words.check())}</th>
          <th scope="col">${say(words.state())}</th>
          <th scope="col">${say(words.said())}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((outcome) => outcomeHtml(outcome, say))}
      </tbody>
    </table>
  </section> `;
}

const ORDER: Readonly<Record<Outcome['state'], number>> = { finding: 0, error: 1, 'not-checked': 2, ok: 3 };

function outcomeHtml(outcome: Outcome, say: Say): Html {
  return html`<tr>
    <td>${say(outcome.title)}</td>
    <td>${badge(outcome, say)}</td>
    <td>${saidHtml(outcome, say)}</td>
  </tr> `;
}

function badge(outcome: Outcome, say: Say): Html {
  const severity = outcome.state === 'finding' ? (worst(outcome.findings) ?? 'info') : outcome.state;
  return html`<span class="badge ${severity}">${say(words[severity]())}</span>`;
}

// Some findings of one check are read; hundreds are folded.
const OPEN = 10;

function saidHtml(outcome: Outcome, say: Say): Content {
  if (outcome.state === 'ok') return outcome.examined === undefined ? undefined : say(outcome.examined);
  if (outcome.state !== 'finding') return say(outcome.reason);
  const open = outcome.findings.slice(0, OPEN).map((finding) => findingHtml(finding, say));
  const rest = outcome.findings.slice(OPEN);
  if (rest.length === 0) return open;
  const summary = say(words.moreRows({ count: rest.length }));
  return html`${open}
    <details>
      <summary>${summary}</summary>
      ${rest.map((finding) => findingHtml(finding, say))}
    </details>`;
}

function findingHtml({ text, remedy }: Finding, say: Say): Html {
  const cure =
    remedy === undefined ? undefined : html` <span class="note small">${say(words.remedy({ remedy }))}</span>`;
  return html`<p>${say(text)}${cure}</p>`;
}
