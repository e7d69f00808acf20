import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { loadContract, SYSTEMS, type Contract } from '../simulator/core/contract/contract';

/** A page of a vendor's documents that changed since the contract was checked, and the operations that it describes. */
export interface ChangedPage {
	page: string;
	/** as git writes it: M changed, D deleted, R renamed; `renamedTo` says where to */
	change: string;
	renamedTo?: string;
	operations: string[];
}

/** What became of the pages of one source. */
export interface Difference {
	system: string;
	repository: string;
	/** the commit that the contract names, and the one that it is compared with */
	from: string;
	to: string;
	pages: ChangedPage[];
}

const git = (folder: string, ...args: string[]): string =>
	execFileSync('git', ['-C', folder, ...args], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		maxBuffer: 256 * 1024 * 1024,
	});

/** Whether a clone holds a commit. */
function holds(folder: string, commit: string): boolean {
	try {
		git(folder, 'cat-file', '-e', `${commit}^{commit}`);
		return true;
	} catch {
		return false;
	}
}

/** The operations of a contract by the page of this source that describes them. */
function operationsByPage({ operations }: Contract, source: string): Map<string, string[]> {
	const pages = new Map<string, string[]>();
	for (const {
		id,
		page,
		source: [first],
	} of operations) {
		if (first === source && page !== undefined) pages.set(page, [...(pages.get(page) ?? []), id]);
	}
	return pages;
}

/** What changed between two commits, by the name that a page had at the first. */
function changesBetween(
	folder: string,
	from: string,
	to: string,
): Map<string, Pick<ChangedPage, 'change' | 'renamedTo'>> {
	const lines = git(folder, 'diff', '--name-status', '--find-renames', '-z', from, to).split('\0').filter(Boolean);
	const changes = new Map<string, Pick<ChangedPage, 'change' | 'renamedTo'>>();
	while (lines.length > 0) {
		const [change, page] = lines.splice(0, 2);
		// A rename and a copy are followed by the new name.
		const renamedTo = /^[RC]/.test(change) ? lines.shift() : undefined;
		changes.set(page, { change: change[0], ...(renamedTo === undefined ? {} : { renamedTo }) });
	}
	return changes;
}

/**
 * Which pages behind the operations of the contracts changed since the commit that the contracts name.
 * @param folder a clone of the documents of one of their sources, with its history
 * @throws Error when no contract names a commit that this clone holds
 */
export function differences(contracts: Array<{ system: string; contract: Contract }>, folder: string): Difference[] {
	const to = git(folder, 'rev-parse', 'HEAD').trim();
	const known = contracts.flatMap(({ system, contract }) =>
		Object.entries(contract.sources).flatMap(([name, { repository, commit }]) =>
			repository !== undefined && commit !== undefined ? [{ system, contract, name, repository, commit }] : [],
		),
	);
	const here = known.filter(({ commit }) => holds(folder, commit));
	if (here.length === 0) {
		const wanted = known.map(({ repository, commit }) => `${repository} ${commit}`).join(', ');
		throw new Error(
			`This clone holds none of the commits that the contracts name (${wanted}). Clone one of them with its history.`,
		);
	}
	return here.map(({ system, contract, name, repository, commit }) => {
		const changes = changesBetween(folder, commit, to);
		const pages = [...operationsByPage(contract, name)].flatMap(([page, operations]): ChangedPage[] => {
			const change = changes.get(page);
			return change ? [{ page, ...change, operations }] : [];
		});
		return { system, repository, from: commit, to, pages };
	});
}

const WORDS: Record<string, string> = { M: 'changed', D: 'deleted', R: 'renamed', T: 'changed' };

function printDifference({ system, repository, from, to, pages }: Difference): void {
	console.log(
		`${system}: ${repository}, ${from.slice(0, 12)} to ${to.slice(0, 12)}, ${pages.length} of the pages behind its operations changed`,
	);
	for (const { page, change, renamedTo, operations } of pages) {
		console.log(`  ${WORDS[change] ?? change} ${page}${renamedTo ? ` to ${renamedTo}` : ''}: ${operations.join(', ')}`);
	}
}

/** What is known of each contract, and what is not certain in it. */
function printSummary(system: string, { operations, sources }: Contract): void {
	const checked = operations.map((operation) => operation.checked).sort();
	console.log(
		`${system}: ${operations.length} operations, checked ${checked[0]} to ${checked.at(-1)}; sources: ${Object.keys(sources).join(', ')}`,
	);
	for (const { id, confidence, doubt, query, headers = [], body } of operations) {
		if (doubt !== undefined || confidence === 'unverified')
			console.log(`  ${id} (${confidence})${doubt ? `: ${doubt}` : ''}`);
		for (const field of [...query, ...headers, ...body]) {
			if (field.doubt !== undefined)
				console.log(`  ${id} ${field.name} (${field.confidence ?? confidence}): ${field.doubt}`);
		}
	}
}

function main(): void {
	const { values } = parseArgs({ options: { diff: { type: 'string' } } });
	const contracts = SYSTEMS.map((system) => ({ system, contract: loadContract(system) }));
	if (values.diff === undefined) contracts.forEach(({ system, contract }) => printSummary(system, contract));
	else differences(contracts, values.diff).forEach(printDifference);
}

if (require.main === module) {
	try {
		main();
	} catch (error) {
		console.error((error as Error).message);
		process.exitCode = 1;
	}
}
