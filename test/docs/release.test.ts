import { withAddress } from '../../scripts/address';
import { publishedFiles } from '../../scripts/published';
import { whatForbidsRelease } from '../../scripts/releaseCheck';

const READY = {
	'package.json': '{ "version": "1.2.3", "homepage": "https://docs.example.com/n8n", "repository": "github:acme/n8n" }',
	'CHANGELOG.md': '# Changelog\n\n## [1.2.3] - 2026-12-01\n\n## [1.2.2] - 2026-11-01\n',
	'README.md': 'See https://docs.example.com/n8n.',
};

test('files with real addresses and their version in the changelog may be released', () => {
	expect(whatForbidsRelease(READY)).toEqual([]);
});

test.each([
	['a placeholder in the README', { 'README.md': 'https://example.invalid/x' }, 'README.md: 1 placeholder address'],
	[
		'placeholders beside a node',
		{ 'nodes/A/A.node.json': '"https://example.invalid/a", "https://example.invalid/b"' },
		'nodes/A/A.node.json: 2 placeholder addresses',
	],
	['no repository', { 'package.json': '{ "version": "1.2.3" }' }, 'package.json: no repository'],
	[
		'a version that the changelog lacks',
		{ 'CHANGELOG.md': '## [1.2.2] - 2026-11-01\n' },
		'CHANGELOG.md: the latest version is 1.2.2, the package is 1.2.3',
	],
	[
		'a version without a date',
		{ 'CHANGELOG.md': '## [1.2.3]\n' },
		'CHANGELOG.md: the latest version is missing, the package is 1.2.3',
	],
])('%s forbids the release', (_, changed, reason) => {
	expect(whatForbidsRelease({ ...READY, ...changed })).toEqual([reason]);
});

test('a placeholder in any file that users read is found', () => {
	const read = Object.keys(publishedFiles());
	for (const path of [
		'README.md',
		'package.json',
		'docs/administration.md',
		'docs/.vitepress/config.mts',
		'credentials/AdobeVipMarketplaceApi.credentials.ts',
		'nodes/IngramMicro/Trigger/IngramMicroTrigger.node.json',
		'workflows/deal-to-subscription.json',
	])
		expect(read).toContain(path);
	expect(read.filter((path) => path.includes('node_modules'))).toEqual([]);
});

describe('a new address', () => {
	const OLD = 'https://example.invalid/n8n';

	test('replaces the old one everywhere, and its last slash goes', () => {
		const files = { 'README.md': `${OLD} and ${OLD}/a`, 'docs/b.md': 'no address' };
		expect(withAddress(files, OLD, 'https://docs.example.com/n8n/')).toEqual({
			'README.md': 'https://docs.example.com/n8n and https://docs.example.com/n8n/a',
		});
	});

	test.each(['', 'docs.example.com', 'http://docs.example.com'])('"%s" is refused', (to) => {
		expect(() => withAddress({}, OLD, to)).toThrow();
	});
});
