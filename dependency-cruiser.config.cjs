/** Which way imports may go. `npm run lint` checks it. */

const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/** The engine's layers, lowest first: a file may import from its own layer and from those before it. */
const LAYERS = ['util', 'declare', 'ui', 'input', 'auth', 'sheets', 'http', 'output', 'orders', 'run', 'poll'];

const upwards = LAYERS.slice(0, -1).map((layer, index) => ({
	name: `engine-${layer}`,
	comment: `The layer ${layer} imports from the layers before it only: ${LAYERS.slice(0, index).join(', ') || 'none'}.`,
	severity: 'error',
	from: { path: `^nodes/engine/${layer}/` },
	to: { path: `^nodes/engine/(${LAYERS.slice(index + 1).join('|')})/` },
}));

/** The folders of a tree: each platform has one. */
const foldersIn = (tree) =>
	readdirSync(join(__dirname, tree), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);

/** A platform's folder imports from no other platform's. */
const alone = (tree, platforms) =>
	platforms.map((platform) => ({
		name: `${tree}-${platform}-alone`,
		comment: 'A platform knows what all platforms share, and no other platform.',
		severity: 'error',
		from: { path: `^${tree}/${platform}/` },
		to: { path: `^${tree}/(${platforms.filter((other) => other !== platform).join('|')})/` },
	}));

const PLATFORMS = foldersIn('nodes').filter((name) => name !== 'engine');

module.exports = {
	forbidden: [
		{ name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
		...upwards,
		{
			name: 'engine-knows-no-platform',
			severity: 'error',
			from: { path: '^nodes/engine/' },
			to: { path: `^nodes/(${PLATFORMS.join('|')})/` },
		},
		...alone('nodes', PLATFORMS),
		...alone('simulator/platforms', foldersIn('simulator/platforms')),
		{
			name: 'simulator-core-knows-no-platform',
			severity: 'error',
			from: { path: '^simulator/core/' },
			to: { path: '^simulator/(platforms|index|main)' },
		},
		{
			name: 'clock-from-the-session',
			comment: 'A run asks once for the clock; everything else has it from its session or its context.',
			severity: 'error',
			from: { path: '^nodes/', pathNot: '^nodes/engine/(run/run|http/session)[.]ts$' },
			to: { path: '^nodes/engine/util/currentClock' },
		},
		{
			name: 'published-code-alone',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^(simulator|test|e2e|bench|scripts)/' },
		},
		{
			name: 'simulator-alone',
			severity: 'error',
			from: { path: '^simulator/' },
			to: { path: '^(nodes|credentials|test|e2e|bench)/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
	},
};
