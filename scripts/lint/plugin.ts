import path from 'node:path';
import type { Rule } from 'eslint';
import { ROOT } from '../lib/root.ts';
import { importFault } from './boundaries.ts';

const repositoryPath = (file: string) => path.relative(ROOT, file).split(path.sep).join('/');

/** `shared ← db ← api`, `shared ← web`; plugins know no feature; features meet in few places. */
const imports: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { fault: '{{reason}} ({{specifier}})' } },
  create(context) {
    const from = repositoryPath(context.filename);
    const check = (node: { source?: unknown }) => {
      const source = node.source as (Rule.Node & { value?: unknown }) | null | undefined;
      if (typeof source?.value !== 'string') return;
      const reason = importFault(from, source.value);
      if (reason !== undefined) {
        context.report({ node: source, messageId: 'fault', data: { reason, specifier: source.value } });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** A file that only passes on what others define hides where things are. */
const noBarrels: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { barrel: 'no barrels: import from the file that defines it' },
  },
  create(context) {
    const report = (node: Rule.Node) => {
      context.report({ node, messageId: 'barrel' });
    };
    return {
      ExportAllDeclaration: report,
      'ExportNamedDeclaration[source]': report,
    };
  },
};

/** Features are given the time, so that a test can say when it is. */
const noClock: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { clock: 'use the clock that is injected (deps.clock.now())' },
  },
  create(context) {
    const report = (node: Rule.Node) => {
      context.report({ node, messageId: 'clock' });
    };
    return {
      "NewExpression[callee.name='Date'][arguments.length=0]": report,
      "CallExpression[callee.name='Date']": report,
      "CallExpression[callee.object.name='Date'][callee.property.name='now']": report,
    };
  },
};

export const phoeiphrae = { rules: { imports, 'no-barrels': noBarrels, 'no-clock': noClock } };
