const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const GROUPS = readdirSync(join(__dirname, 'test/all')).filter((file) => file.endsWith('.test.ts'));

/** All tests of `npm test`. A folder with a file in test/all runs as that one: see docs/decisions/0012-tests-in-groups.md. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: [
		'<rootDir>/test/**/*.test.ts',
		...GROUPS.map((file) => `!**/test/${file.replace('.test.ts', '').replaceAll('.', '/')}/**`),
		// They have a run of their own: npm run test:faults.
		'!**/test/faults/*/**',
	],
	testSequencer: '<rootDir>/jest.sequencer.js',
	// Without it jest keeps one core free.
	maxWorkers: 2,
};
