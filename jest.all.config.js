/** All tests of `npm test`. The folders of flows run as one file each: see docs/decisions/0012-tests-in-groups.md. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: [
		'<rootDir>/test/**/*.test.ts',
		'!**/test/flows/{adobe,ingram,partnerCenter}/**',
		// They have a run of their own: npm run test:faults.
		'!**/test/faults/{matrix,realTime}/**',
	],
	// Without it jest keeps one core free.
	maxWorkers: 2,
};
