// Own rules for what is never packed: simulator, tests, end-to-end runs and scripts.
import js from '@eslint/js';
import parser from '@typescript-eslint/parser';

export default [
	{ ignores: ['dist/**', '**/node_modules/**', '.work/**', 'e2e/n8n/**'] },
	{
		files: ['{simulator,test,e2e,scripts,bench}/**/*.ts'],
		languageOptions: { parser },
		rules: {
			...js.configs.recommended.rules,
			// The compiler knows both better.
			'no-undef': 'off',
			'no-unused-vars': 'off',
			'no-redeclare': 'off',
			eqeqeq: 'error',
			'no-warning-comments': 'error',
			'prefer-const': 'error',
		},
	},
];
