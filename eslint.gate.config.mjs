// The gate that n8n runs over sources and packed files of a community package. Own rules are in eslint.config.mjs.
import parser from '@typescript-eslint/parser';
import { configs as community } from '@n8n/eslint-plugin-community-nodes';
import base from 'eslint-plugin-n8n-nodes-base';

// Three rules of the base plugin are meant for n8n's own repository and contradict the community plugin, which
// demands a full documentation URL and NodeConnectionTypes instead of the literal 'main'.
const forTheMainRepository = {
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
};

const linterOptions = { noInlineConfig: true };
const plugins = { 'n8n-nodes-base': base };

export default [
	{ ignores: ['dist/**', 'simulator/**', 'test/**', 'e2e/**', 'scripts/**', 'bench/**'] },
	{
		files: ['package.json', '{nodes,credentials}/**/*.{ts,json}'],
		...community.recommended,
		ignores: [],
		languageOptions: { parser, parserOptions: { extraFileExtensions: ['.json'] } },
		linterOptions,
	},
	{ files: ['package.json'], plugins, rules: base.configs.community.rules },
	{ files: ['credentials/**/*.ts'], plugins, rules: { ...base.configs.credentials.rules, ...forTheMainRepository } },
	{ files: ['nodes/**/*.ts'], plugins, rules: { ...base.configs.nodes.rules, ...forTheMainRepository } },
];
