/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts', '!**/test/all/**'],
	// No test measures time: on a busy machine a whole n8n-core may take its time.
	testTimeout: 60_000,
	setupFiles: ['<rootDir>/test/support/seed.ts'],
	coverageProvider: 'v8',
	collectCoverageFrom: ['{nodes,credentials}/**/*.ts'],
	coverageReporters: ['text', 'text-summary'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
};
