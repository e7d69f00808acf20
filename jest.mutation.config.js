/** The tests that each mutant has to pass: those of the engine, and Ingram Micro's orders in n8n-core. Few, for they run often. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: [
		'<rootDir>/test/engine/{input,http,orders,policies,run}/**/*.test.ts',
		'<rootDir>/test/engine/util/{money,numbers}.test.ts',
		'<rootDir>/test/all/orders.mutation.ts',
	],
};
