// The gate's second leg: what is packed must pass the community rules and print nothing to the console.
import { configs as community } from '@n8n/eslint-plugin-community-nodes';

export default [
	{
		files: ['dist/**/*.js'],
		...community.recommended,
		ignores: [],
		rules: { ...community.recommended.rules, 'no-console': 'error' },
		languageOptions: { sourceType: 'commonjs' },
		linterOptions: { noInlineConfig: true },
	},
];
