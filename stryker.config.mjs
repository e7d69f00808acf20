/** Mutation tests of what handles money: `npm run mutation`. docs/testing.md has the last score. */

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: [
		'nodes/engine/orders/**/*.ts',
		'nodes/engine/input/{limits,agentGuard}.ts',
		'nodes/engine/input/keys/*.ts',
		'nodes/engine/http/policies/*.ts',
		'nodes/engine/http/send.ts',
	],
	testRunner: 'jest',
	jest: { configFile: 'jest.mutation.config.js', enableFindRelatedTests: false },
	coverageAnalysis: 'perTest',
	// What runs once per file, such as a constant, cannot be switched from test to test.
	ignoreStatic: true,
	// A sentence is asserted in one place; whether another one reads differently says nothing about money.
	mutator: { excludedMutations: ['StringLiteral'] },
	concurrency: 2,
	// A machine with other work is slow; only an endless loop may run into this.
	timeoutMS: 60_000,
	timeoutFactor: 4,
	incremental: true,
	incrementalFile: '.work/mutation.json',
	tempDirName: '.work/stryker',
	ignorePatterns: ['dist', 'docs', 'e2e', 'bench', 'workflows', 'icons', 'test/golden', 'coverage'],
	reporters: ['clear-text', 'progress'],
	clearTextReporter: { logTests: false, reportTests: false, allowEmojis: false },
	thresholds: { high: 90, low: 80, break: 70 },
};
