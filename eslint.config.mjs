import { config as n8nRules } from '@n8n/node-cli/eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

/** A plugin may be registered once: n8n's rules bring these. */
const bundled = (name) => n8nRules.find((part) => part.plugins?.[name] !== undefined).plugins[name];

const NODE = './nodes/ZohoSupport';
const TRIGGER = `${NODE}/trigger`;
/** The rooms that people meet. */
const USERS = ['actions', 'editor', 'trigger', 'form'].map((room) => `${NODE}/${room}`);

/** The arrows of docs/architecture.md: what a room must not import. test/lint/arrows.test.ts shows that each one fails. */
export const ARROWS = [
	{
		target: `${NODE}/helpdesk`,
		from: './',
		except: [`${NODE}/helpdesk`, './node_modules'],
		message: 'helpdesk/ imports nothing but itself.',
	},
	{
		target: `${NODE}/connection`,
		from: [...USERS, `${NODE}/services`],
		message: 'connection/ knows nothing of what is built on it.',
	},
	{
		target: `${NODE}/services`,
		from: USERS,
		message: 'A service knows nothing of the nodes that use it.',
	},
	{
		target: [...USERS, `${NODE}/*.ts`],
		from: `${NODE}/services/*/**`,
		message: 'Only the table of services knows which services there are.',
	},
	{
		target: `${NODE}/form`,
		from: [`${NODE}/actions`, `${NODE}/editor`, `${NODE}/trigger`, `${NODE}/connection`],
		message: 'form/ is what forms are made of, and knows none of them.',
	},
	{
		target: `${NODE}/trigger`,
		from: [`${NODE}/actions`, `${NODE}/editor`],
		message: 'The trigger and the node know nothing of each other.',
	},
	{
		target: `${TRIGGER}/form`,
		from: [`${TRIGGER}/events`, `${TRIGGER}/cursor`, `${TRIGGER}/schedule`],
		message: 'What a person chooses knows nothing of what comes of it.',
	},
	{
		target: `${TRIGGER}/events`,
		from: [`${TRIGGER}/cursor`, `${TRIGGER}/schedule`],
		message: 'What counts as new knows nothing of what was handled.',
	},
	{
		target: `${TRIGGER}/cursor`,
		from: `${TRIGGER}/schedule`,
		message: 'What was handled knows nothing of when to ask, and of what is kept.',
	},
	{
		target: `${NODE}/actions`,
		from: [`${NODE}/trigger`, `${NODE}/editor`],
		message: 'The trigger and the node know nothing of each other.',
	},
	{
		target: ['./nodes', './credentials'],
		from: ['./simulator', './test', './scripts', './bench'],
		message: 'What is published imports nothing of what is not.',
	},
	{
		target: './simulator',
		from: ['./nodes', './credentials', './test', './scripts', './bench'],
		message: 'The simulator is a reading of the wire of its own.',
	},
];

export default tseslint.config(
	{ ignores: ['dist', 'node_modules', '.reports', '.stryker-tmp', 'coverage'] },
	...n8nRules.map((part) =>
		part.files?.includes('**/*.ts') ? { ...part, files: ['nodes/**/*.ts', 'credentials/**/*.ts'] } : part,
	),
	{
		files: ['**/*.ts'],
		languageOptions: { parser: tseslint.parser },
		plugins: { '@typescript-eslint': bundled('@typescript-eslint'), 'import-x': bundled('import-x') },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
			],
			'import-x/no-cycle': 'error',
			'import-x/no-restricted-paths': ['error', { zones: ARROWS }],
			'max-lines': ['error', { max: 250, skipBlankLines: false }],
			eqeqeq: 'error',
			'no-var': 'error',
			'prefer-const': 'error',
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'simulator/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
		rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] },
	},
	{ files: ['nodes/**/*.node.ts'], rules: { 'max-lines': ['error', 120] } },
	{
		// n8n's HTTP helpers are for the connection of a service, its sign-in and its Test button.
		files: ['nodes/ZohoSupport/**/*.ts', 'credentials/**/*.ts'],
		ignores: ['nodes/ZohoSupport/services/*/{connection,form-post,credential-test}.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						"MemberExpression[property.name=/^(httpRequest|httpRequestWithAuthentication|request|requestWithAuthentication)$/][object.property.name='helpers']",
					message: 'Only the connection of a service touches the network.',
				},
			],
		},
	},
	{
		// The state machine of the trigger: n8n and the clock come in only through poll.ts, what reads the form, and what makes items.
		files: ['nodes/ZohoSupport/trigger/**/*.ts'],
		ignores: ['nodes/ZohoSupport/trigger/{poll,form/settings,form/properties,events/item,events/sample}.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '^(?!\\.|crypto$)', message: 'The state machine knows neither n8n nor a clock.' }] },
			],
			'no-restricted-properties': [
				'error',
				...['Date', 'performance'].map((object) => ({
					object,
					property: 'now',
					message: 'The state machine knows neither n8n nor a clock.',
				})),
			],
		},
	},
	{
		// The domain is free of n8n and of libraries.
		files: ['nodes/ZohoSupport/helpdesk/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.)',
							message: 'helpdesk/ imports nothing but itself.',
						},
					],
				},
			],
		},
	},
);
