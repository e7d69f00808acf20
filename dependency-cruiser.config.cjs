/** Which way imports may go. `npm run lint` checks it. */

/** The engine's layers, lowest first: a file may import from its own layer and from those before it. */
const LAYERS = ['util', 'declare', 'ui', 'input', 'auth', 'sheets', 'http', 'output', 'orders', 'run', 'poll'];

const upwards = LAYERS.slice(0, -1).map((layer, index) => ({
	name: `engine-${layer}`,
	comment: `The layer ${layer} imports from the layers before it only: ${LAYERS.slice(0, index).join(', ') || 'none'}.`,
	severity: 'error',
	from: { path: `^nodes/engine/${layer}/` },
	to: { path: `^nodes/engine/(${LAYERS.slice(index + 1).join('|')})/` },
}));

const PLATFORMS = ['AdobeVip', 'IngramMicro', 'PartnerCenter'];

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
		...PLATFORMS.map((platform) => ({
			name: `${platform}-alone`,
			comment: 'A platform knows the engine, and no other platform.',
			severity: 'error',
			from: { path: `^nodes/${platform}/` },
			to: { path: `^nodes/(${PLATFORMS.filter((other) => other !== platform).join('|')})/` },
		})),
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
