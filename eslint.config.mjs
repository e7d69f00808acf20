// Own rules, with type information. What n8n's gate checks in nodes and credentials is in eslint.gate.config.mjs.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default [
	{ ignores: ['dist/**', '**/node_modules/**', '.work/**'] },
	{
		files: ['{nodes,credentials,simulator,test,e2e,scripts,bench}/**/*.ts'],
		plugins: { '@typescript-eslint': tseslint.plugin },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			...js.configs.recommended.rules,
			// The compiler knows both better.
			'no-undef': 'off',
			'no-unused-vars': 'off',
			'no-redeclare': 'off',
			eqeqeq: 'error',
			'no-warning-comments': 'error',
			'prefer-const': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			// What is refused in input are control characters, too.
			'no-control-regex': 'off',
		},
	},
	{
		files: ['{nodes,credentials,simulator,scripts}/**/*.ts'],
		rules: { '@typescript-eslint/no-explicit-any': 'error' },
	},
];
