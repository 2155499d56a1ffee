import vue from 'eslint-plugin-vue'
import { builtinRules } from 'eslint/use-at-your-own-risk'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { oneWayImports } from './scripts/lint/one-way-imports.ts'

const CODE = ['**/*.ts', '**/*.js', '**/*.vue']

// ESLint's own recommended set; the package @eslint/js holds nothing else.
const recommended = Object.fromEntries([...builtinRules]
  .filter(([, rule]) => rule.meta?.docs?.recommended)
  .map(([name]) => [name, 'error']))
// Where a line breaks in a template is the writer's choice.
const noLayout = Object.fromEntries(Object.entries(vue.rules)
  .filter(([, rule]) => rule.meta.type === 'layout')
  .map(([name]) => [`vue/${name}`, 'off']))

// data/ has no clock, no chance, no browser and no process: the same records give the same rows.
const IMPURE = ['window', 'document', 'navigator', 'process', 'globalThis', 'console', 'fetch', 'setTimeout', 'setInterval', 'performance']
  .map((name) => ({ name, message: 'data/ is pure: take what is needed as an argument.' }))
const CLOCK = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'MemberExpression[object.name="Date"][property.name="now"]',
  'MemberExpression[object.name="Math"][property.name="random"]',
].map((selector) => ({ selector, message: 'data/ has no clock and no chance: use the dates of the records.' }))

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'build/', 'out/', 'public/', '.slidev/', 'coverage/'] },
  { files: CODE, rules: recommended },
  tseslint.configs.recommended,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      ...noLayout,
      'no-undef': 'off', // the type checker knows better
      'vue/multi-word-component-names': 'off', // the deck's tags read as words: <Figure>
      'vue/require-default-prop': 'off', // an optional prop has the type to say so
      'vue/no-v-html': 'error',
    },
  },
  // Diagrams are drawn as SVG by the build, from escaped labels.
  { files: ['components/Diagram*.vue'], rules: { 'vue/no-v-html': 'off' } },
  {
    files: CODE,
    plugins: { project: { rules: { 'one-way-imports': oneWayImports } } },
    rules: {
      'project/one-way-imports': 'error',
      // A leading underscore says that a name is there for its place or its lifetime alone; Window is extended, never used.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_|^Window$', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['data/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...IMPURE], 'no-restricted-syntax': ['error', ...CLOCK] } },
  { files: ['data/records/**', 'test/**', '*.config.*'], rules: { 'max-lines': 'off' } },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
)
