import { measure, PARTS, type Part } from '../../shared/src/personalData/labelled/measure.ts';

/** Prints recall and false alarms of the personal-data scan over the labelled set, one part after the other. */
function print(part: Part): void {
  const { scores, snippets, clean, stopped, faults } = measure(part);
  console.log(`\n${part}: ${snippets} snippets, ${clean} of them clean, ${stopped} of those stopped`);
  console.log('kind                 marked  found  recall  false alarms');
  for (const [kind, { marked, found, falseAlarms }] of scores) {
    const recall = marked === 0 ? '   –' : `${((100 * found) / marked).toFixed(0)} %`.padStart(5);
    console.log(
      `${kind.padEnd(20)} ${String(marked).padStart(6)} ${String(found).padStart(6)}   ${recall} ${String(falseAlarms).padStart(13)}`,
    );
  }
  if (process.argv.includes('--faults')) for (const fault of new Set(faults)) console.log(`  ${fault}`);
}

PARTS.forEach(print);
