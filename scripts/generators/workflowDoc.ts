import { MOVE_EVENTS } from '../../shared/src/event.ts';
import {
  ACTIONS,
  MOVES,
  STATE_TRAITS,
  STATES,
  SYSTEM_MOVES,
  type Action,
} from '../../shared/src/workflow.ts';

const tick = (yes: boolean): string => (yes ? 'yes' : '');
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const states = (list: readonly string[]): string => list.map((state) => `\`${state}\``).join(', ');

/** What a move asks of the caller, in words. */
function demands(action: Action): string {
  const { reason, bindsHash, reauthenticate } = MOVES[action];
  return [
    bindsHash ? 'content hash' : '',
    reauthenticate ? 'password again' : '',
    reason === 'none' ? '' : `${reason} reason`,
  ]
    .filter(Boolean)
    .join(', ');
}

function diagram(): string[] {
  const personal = ACTIONS.flatMap((action) =>
    MOVES[action].from.flatMap((from) => MOVES[action].to.map((to) => `  ${from} --> ${to}: ${action}`)),
  );
  const own = Object.entries(SYSTEM_MOVES).map(([name, { from, to }]) => `  ${from} --> ${to}: ${name}`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> draft: create',
    ...new Set([...personal, ...own]),
    '```',
  ];
}

/** docs/workflow.md: the main line as the tables in shared/src/workflow.ts have it. */
export function workflowDoc(): string {
  return `${[
    '# The main line',
    '',
    '<!-- Generated from shared/src/workflow.ts by `npm run generate`. Do not edit. -->',
    '',
    'A revision is in one of these states. An item has at most one open and one public revision.',
    '',
    row('State', 'Open', 'Editable', 'Public', 'Terminal', 'Leaves a notice'),
    row('---', '---', '---', '---', '---', '---'),
    ...STATES.map((state) => {
      const { open, editable, public: shown, terminal, tombstone } = STATE_TRAITS[state];
      return row(`\`${state}\``, tick(open), tick(editable), tick(shown), tick(terminal), tick(tombstone));
    }),
    '',
    '## Moves',
    '',
    'Each is one operation, `POST /api/v1/items/{id}/<move>`. Who may make it follows from posts and the announcement;',
    'whether it is open to the caller stands in `availableActions`.',
    '',
    row('Move', 'From', 'To', 'Acts on', 'Asks for', 'Event', 'Source'),
    row('---', '---', '---', '---', '---', '---', '---'),
    ...ACTIONS.map((action) => {
      const { from, to, target, source } = MOVES[action];
      const event = `\`${MOVE_EVENTS[action]}\``;
      return row(`\`${action}\``, states(from), states(to), target, demands(action), event, source);
    }),
    '',
    '`submit` is for revisions that go the way of the chain, `publish` and `schedule` from a draft for those that do',
    'not: see [ADR 5](adr/0005-moving-between-tracks.md).',
    '',
    '## What happens by itself',
    '',
    row('Move', 'From', 'To', 'Source'),
    row('---', '---', '---', '---'),
    ...Object.entries(SYSTEM_MOVES).map(([name, { from, to, source }]) =>
      row(`\`${name}\``, `\`${from}\``, `\`${to}\``, source),
    ),
    '',
    '## Picture',
    '',
    ...diagram(),
  ].join('\n')}\n`;
}
