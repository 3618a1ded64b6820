import { MOVES, STATE_TRAITS, SYSTEM_MOVES } from '../../shared/src/workflow.ts';
import { generatedFrom, table } from './markdown.ts';
import type { Generator } from './registry.ts';

const SOURCE = 'shared/src/workflow.ts';
const yes = (value: boolean) => (value ? 'yes' : '');
const list = (states: string | readonly string[]) =>
  [states]
    .flat()
    .map((state) => `\`${state}\``)
    .join(', ');

function diagram(): string {
  const moves = Object.entries({ ...MOVES, ...SYSTEM_MOVES });
  const arrows = moves.flatMap(([name, { from, to }]) =>
    [from].flat().flatMap((start) => [to].flat().map((end) => `  ${start} --> ${end}: ${name}`)),
  );
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> draft', ...arrows, '```'].join('\n');
}

const states = () =>
  table(
    ['state', 'editable', 'public', 'tombstone', 'working revision', 'final'],
    Object.entries(STATE_TRAITS).map(([state, is]) => [
      `\`${state}\``,
      yes(is.editable),
      yes(is.public),
      yes(is.tombstone),
      yes(is.open),
      yes(is.terminal),
    ]),
  );

const moves = () =>
  table(
    ['move', 'acts on', 'from', 'to', 'reason', 'names the hash', 'password again', 'serves'],
    Object.entries(MOVES).map(([name, move]) => [
      `\`${name}\``,
      move.target,
      list(move.from),
      list(move.to),
      move.reason === 'none' ? '' : move.reason,
      yes(move.bindsHash),
      yes(move.reauthenticate),
      move.source,
    ]),
  );

const systemMoves = () =>
  table(
    ['move', 'from', 'to', 'when'],
    Object.entries(SYSTEM_MOVES).map(([name, { from, to, source }]) => [
      `\`${name}\``,
      list(from),
      list(to),
      source,
    ]),
  );

export const workflow: Generator = {
  file: 'docs/workflow.md',
  generate: async () =>
    [
      generatedFrom(SOURCE),
      '# The main line',
      'Every revision of an item stands in one state. The table in the source is the only place that says which moves exist; the database, the API and the screens follow from it. Who may make a move is decided by `itemPolicy.ts`.',
      diagram(),
      '## States',
      states(),
      '## Moves that a person makes',
      moves(),
      '## Moves that the system makes',
      systemMoves(),
      '',
    ].join('\n\n'),
};
