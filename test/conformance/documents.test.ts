import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { differences } from '../../scripts/contracts';
import type { Contract, Operation } from '../../simulator/core/contract/contract';

/** A small repository replaces the vendor's documents. */
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'documents-'));
	git('init', '-q');
	for (const page of ['docs/orders.md', 'docs/customers.md', 'docs/prices.md', 'docs/reports.md', 'docs/unrelated.md'])
		write(page, `# ${page}\n${'A line that stays.\n'.repeat(20)}`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: string[]): string {
	return execFileSync('git', ['-C', folder, '-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
		encoding: 'utf8',
	}).trim();
}

function write(page: string, text: string): void {
	mkdirSync(dirname(join(folder, page)), { recursive: true });
	writeFileSync(join(folder, page), text);
}

function commit(): string {
	git('add', '-A');
	git('commit', '-q', '-m', 'State');
	return git('rev-parse', 'HEAD');
}

const operation = (id: string, page: string | undefined, source = ['docs']): Operation => ({
	id,
	page,
	source,
	resource: 'X',
	operation: 'X',
	method: 'GET',
	path: '/x',
	checked: '2026-01-01',
	confidence: 'official',
	pathParams: [],
	query: [],
	body: [],
	paging: 'none',
	itemsAt: '',
	kind: 'object',
	keyFields: [],
});

const contractOf = (at: string): Contract => ({
	system: 'Test',
	apiVersion: '1',
	commonHeaders: [],
	sources: {
		docs: { title: 'Documents', date: '2026-01-01', repository: 'vendor/docs', commit: at },
		other: { title: 'Another', date: '2026-01-01' },
	},
	operations: [
		operation('order.create', 'docs/orders.md'),
		operation('order.get', 'docs/orders.md'),
		operation('customer.get', 'docs/customers.md'),
		operation('price.get', 'docs/prices.md'),
		operation('report.get', 'docs/reports.md'),
		operation('foreign.get', 'docs/unrelated.md', ['other']),
		operation('none.get', undefined),
	],
});

const compare = (at: string) => differences([{ system: 'test', contract: contractOf(at) }], folder);

test('pages that changed, moved or went are listed with the operations that they describe; others are not', () => {
	const from = commit();
	write('docs/orders.md', `# Orders\n${'A line that stays.\n'.repeat(20)}One more.\n`);
	renameSync(join(folder, 'docs/customers.md'), join(folder, 'docs/accounts.md'));
	rmSync(join(folder, 'docs/reports.md'));
	write('docs/unrelated.md', 'changed\n');
	write('docs/new.md', 'new\n');
	const to = commit();
	expect(compare(from)).toEqual([
		{
			system: 'test',
			repository: 'vendor/docs',
			from,
			to,
			pages: [
				{ page: 'docs/orders.md', change: 'M', operations: ['order.create', 'order.get'] },
				{ page: 'docs/customers.md', change: 'R', renamedTo: 'docs/accounts.md', operations: ['customer.get'] },
				{ page: 'docs/reports.md', change: 'D', operations: ['report.get'] },
			],
		},
	]);
});

test('nothing changed: the list is empty', () => {
	const from = commit();
	expect(compare(from)).toEqual([{ system: 'test', repository: 'vendor/docs', from, to: from, pages: [] }]);
});

test('a clone without that commit is refused with the repository that is wanted', () => {
	commit();
	const missing = '1234567890123456789012345678901234567890';
	expect(() => compare(missing)).toThrow(`vendor/docs ${missing}`);
});
