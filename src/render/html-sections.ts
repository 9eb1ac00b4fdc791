// HTML sections: lines, facts, tables and folded details of the full page. Buttons belong to Slack; here stands the
// command that does the same.
import type { Line, Section } from '../core/report.ts';
import type { Say } from '../core/words.ts';
import { html, type Content, type Html } from './html-escape.ts';
import type { Table } from './tables.ts';
import { typed } from './typed.ts';
import { words } from './words.ts';

export function sectionHtml(section: Section, say: Say): Html {
  switch (section.kind) {
    case 'lines':
      return html`${headingHtml(section, say)}
        <ul class="lines">
          ${section.lines.map((line) => lineHtml(line, say))}
        </ul> `;
    case 'facts':
      return html`${headingHtml(section, say)}
        <dl>
          ${section.facts.map(
            ({ label, value }) =>
              html`<dt>${say(label)}</dt>
                <dd>${say(value)}</dd>`,
          )}
        </dl> `;
    case 'table':
      return html`${headingHtml(section, say)}${tableHtml(section, say)}`;
    case 'actions':
      return html`<p class="small">${section.actions.map((action) => commandHtml(action, say))}</p> `;
    default:
      return html`<details>
        <summary>${say(section.heading)}</summary>
        <pre>${section.content}</pre>
      </details> `;
  }
}

function headingHtml({ heading }: Pick<Table, 'heading'>, say: Say): Content {
  return heading === undefined ? undefined : html`<h2>${say(heading)}</h2> `;
}

function lineHtml({ mark, target, text, note, action }: Line, say: Say): Html {
  return html`<li>
    ${mark === undefined ? undefined : html`<span class="badge ${mark}">${mark === 'resolved' ? '✓' : say(words[mark]())}</span>`}${
      target === undefined ? undefined : html`<strong>${target}</strong> `
    }${say(text)}${note === undefined ? undefined : html` <span class="note">· ${say(note)}</span>`}${
      action === undefined ? undefined : commandHtml(action, say)
    }
  </li> `;
}

function commandHtml(action: Parameters<typeof typed>[0] & { label: Line['text'] }, say: Say): Html {
  return html`<span class="command small">${say(action.label)} <code>${typed(action)}</code></span>`;
}

function tableHtml({ columns, rows }: Table, say: Say): Html {
  const side = (index: number) => (columns[index]?.align === 'right' ? 'right' : 'left');
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${columns.map(({ label }, index) => html`<th scope="col" class="${side(index)}">${say(label)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => html`<td class="${side(index)}">${say(cell)}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}
