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

/**
 * Code is given the time: a test can say when it is then, and nothing compares what two clocks say. `performance.now()`
 * measures how long something takes and may be used.
 */
const noClock: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { clock: 'use the clock that is given (api: deps.clock.now(), web: serverNow())' },
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

const SQL_TIME =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\bcurrent_(?:date|timestamp)\b/i;

/** The database may be another machine: what it takes for now is not what the process takes for now. */
const noDatabaseClock: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      clock: 'give the statement the time (deps.clock.now()); the clock of the database is another',
    },
  },
  create(context) {
    const check = (node: Rule.Node, text: unknown) => {
      if (typeof text === 'string' && SQL_TIME.test(text)) context.report({ node, messageId: 'clock' });
    };
    return {
      Literal: (node: Rule.Node & { value?: unknown }) => {
        check(node, node.value);
      },
      TemplateElement: (node: Rule.Node & { value?: { raw?: unknown } }) => {
        check(node, node.value?.raw);
      },
    };
  },
};

const FILE_TIME = '/^(?:a|m|c|birth)time(?:Ms|Ns)?$/';

/** Times of files are of the file system's clock: fileAge.ts tells how old a file is by that one. */
const noFileTimes: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      time: 'a file carries the time of its file system: ask how old it is (agesIn of fileAge.ts)',
    },
  },
  create(context) {
    const report = (node: Rule.Node) => {
      context.report({ node, messageId: 'time' });
    };
    return {
      [`MemberExpression > Identifier.property[name=${FILE_TIME}]`]: report,
      [`ObjectPattern > Property > Identifier.key[name=${FILE_TIME}]`]: report,
    };
  },
};

export const phoeiphrae = {
  rules: {
    'no-barrels': noBarrels,
    'no-clock': noClock,
    'no-database-clock': noDatabaseClock,
    'no-file-times': noFileTimes,
  },
};
