/** The tests that each mutant has to pass: those of the engine, and Ingram Micro's orders in n8n-core. Few, for they run often. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: [
		'<rootDir>/test/engine/{checks,ids,inputs,judge,lanes,moments,money,orderBook,parameters,retry,send}.test.ts',
		'<rootDir>/test/flows/ingram/{items,limits,orderKeys,orders,overtaken}.test.ts',
	],
};
