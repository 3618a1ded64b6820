import { problemsDoc } from './problemsDoc.ts';
import type { Generator } from './generator.ts';

export const problems: Generator = {
  file: 'docs/problems.md',
  generate: async () => problemsDoc(),
};
