import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRead, type Operation } from '../nodes/engine/declare';
import { loadContract, type Contract } from '../simulator/contract';
import { FAULTS, SETTINGS } from '../simulator/faults';
import { nodes, top } from './package';

const README = join(top, 'README.md');

const row = (cells: string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;

const table = (head: string[], rows: string[][]) =>
	[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const MARKS = { order: 'buys', create: 'creates', change: 'changes', delete: 'deletes' };

/** The platforms in the order of the README, by the name of their vendor, each with its contract in `contracts`. */
const CONTRACTS: Record<string, string> = {
	'Ingram Micro': 'ingram',
	'Partner Center': 'partnerCenter',
	'Adobe VIP': 'adobe',
};

/** One operation with its node, as a row of a table is made of it. */
type Declared = { displayName: string; operation: Operation };

const cells = ({ displayName, operation }: Declared): string[] => [
	displayName,
	operation.name,
	isRead(operation) || !operation.write ? 'reads' : MARKS[operation.write],
	`\`${operation.route}\``,
	operation.description,
];

/** The vendor's scenarios that an operation serves: those of the contract's operations that it names. */
function scenariosOf({ operation }: Declared, contract: Contract): string[] {
	const served = contract.operations.filter(({ id }) => operation.facts.includes(id));
	return [...new Set(served.flatMap(({ scenarios = [] }) => scenarios))];
}

/** The operations of a platform; where its documentation goes by scenarios, they have a column of their own. */
function platform(name: string): string {
	const contract = loadContract(CONTRACTS[name]);
	const declared = nodes
		.filter(({ resource }) => resource.vendor.name === name)
		.flatMap(({ description: { displayName }, resource }) =>
			[...resource.operations]
				.sort((a, b) => a.name.localeCompare(b.name, 'en'))
				.map((operation) => ({ displayName, operation })),
		);
	const head = ['Node', 'Operation', 'It', 'Request', 'What it does'];
	const byScenario = contract.operations.some(({ scenarios = [] }) => scenarios.length > 0);
	const rows = declared.map((one) => [...cells(one), ...(byScenario ? [scenariosOf(one, contract).join('; ')] : [])]);
	return `### ${name}\n\n${table(byScenario ? [...head, "Scenario in the vendor's documentation"] : head, rows)}`;
}

function operations(): string {
	const lost = nodes.filter(({ resource }) => !(resource.vendor.name in CONTRACTS)).map(({ type }) => type);
	if (lost.length > 0) throw new Error(`No contract is known for ${lost.join(', ')}`);
	return Object.keys(CONTRACTS).map(platform).join('\n\n');
}

const simulator = () =>
	[
		table(
			['Fault', 'What the simulator does'],
			FAULTS.map(({ kind, meaning }) => [`\`${kind}\``, meaning]),
		),
		table(
			['Setting', 'Meaning'],
			SETTINGS.map(({ name, meaning }) => [`\`${name}\``, meaning]),
		),
	].join('\n\n');

const PARTS: Record<string, () => string> = { operations, simulator };

/** The README with its generated parts made anew. */
export function rendered(readme: string): string {
	return Object.entries(PARTS).reduce((text, [name, make]) => {
		const part = new RegExp(`(<!-- ${name}:begin[^>]*-->\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
		if (!part.test(text)) throw new Error(`README.md has no part "${name}"`);
		return text.replace(part, (_, begin: string, end: string) => `${begin}${make()}\n${end}`);
	}, readme);
}

export const currentReadme = () => readFileSync(README, 'utf8');

if (require.main === module) writeFileSync(README, rendered(currentReadme()));
