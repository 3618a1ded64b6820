import pluginVue from 'eslint-plugin-vue';
import vueA11y from 'eslint-plugin-vuejs-accessibility';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { phoeiphrae } from './scripts/lint/plugin.ts';

const typed = {
  parser: tseslint.parser,
  projectService: true,
  tsconfigRootDir: import.meta.dirname,
  extraFileExtensions: ['.vue'],
};

export default defineConfig(
  globalIgnores([
    '**/dist/',
    'data/',
    'coverage/',
    '**/*.mjs',
    'eslint.config.js',
    'web/src/api/schema.d.ts',
  ]),
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: typed },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Fastify's hooks and plugins are async by contract, whether or not they wait for anything.
      '@typescript-eslint/require-await': 'off',
      // It takes the defaults of destructured props, and of elements that may be missing, for useless.
      '@typescript-eslint/no-useless-default-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.vue'],
    extends: [pluginVue.configs['flat/recommended'], vueA11y.configs['flat/recommended']],
    languageOptions: { parserOptions: typed },
    rules: {
      // Prettier decides the form.
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-closing-bracket-spacing': 'off',
      'vue/first-attribute-linebreak': 'off',
      // A prop that may be left out says so by its type.
      'vue/require-default-prop': 'off',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      // The label stands beside its field and names it by `for`.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    // The bare controls: the field around them wires the label, and axe proves it on every page. A table that is drawn
    // as cards on a narrow screen loses its meaning unless the roles are written out.
    files: ['web/src/ui/**/*.vue'],
    rules: {
      'vuejs-accessibility/form-control-has-label': 'off',
      'vuejs-accessibility/no-redundant-roles': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.vue'],
    plugins: { phoeiphrae },
    rules: {
      'phoeiphrae/no-barrels': 'error',
      // Who may ask the machine what time it is says so in its place, with the reason; tests may not either.
      'phoeiphrae/no-clock': 'error',
      'phoeiphrae/no-file-times': 'error',
    },
  },
  {
    files: ['api/src/**/*.ts', 'db/src/**/*.ts'],
    rules: { 'phoeiphrae/no-database-clock': 'error' },
  },
  {
    // Bytes reach the public in one place, which asks what is live; everywhere else they are out of reach.
    files: ['api/src/features/site/**', 'api/src/features/*/public*.ts'],
    ignores: ['api/src/features/site/files.routes.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[property.name='blobs']", message: 'see site/files.routes.ts' },
        { selector: "ObjectPattern > Property[key.name='blobs']", message: 'see site/files.routes.ts' },
      ],
    },
  },
  {
    // A test reads answers as they come and asserts on them: their type is what it proves.
    files: ['**/*.test.ts', 'api/src/testing/**', 'web/e2e/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
