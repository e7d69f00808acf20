/** All tests of `npm test`, in groups that load n8n-core and the nodes once each: see test/all/groups.ts. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/all/*.test.ts'],
	// Without it jest keeps one core free.
	maxWorkers: 2,
};
