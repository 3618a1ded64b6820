import type { Generator } from './generator.ts';
import { workflowDoc } from './workflowDoc.ts';

export const workflow: Generator = {
  file: 'docs/workflow.md',
  generate: async () => workflowDoc(),
};
