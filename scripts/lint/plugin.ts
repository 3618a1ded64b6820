import type { Rule } from 'eslint';

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

export const phoeiphrae = { rules: { 'no-barrels': noBarrels, 'no-clock': noClock } };
