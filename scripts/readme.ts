import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRead, type Operation } from '../nodes/engine/declare';
import type { Contract } from '../simulator/core/contract/contract';
import { FAULTS } from '../simulator/core/http/faults';
import { CORE_SETTINGS, type Declared as DeclaredSettings } from '../simulator/core/settings';
import { platforms } from '../simulator/platforms';
import { nodes, top, type Loaded } from './package';

const README = join(top, 'README.md');

const row = (cells: string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;

const table = (head: string[], rows: string[][]) =>
	[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const MARKS = { order: 'buys', create: 'creates', change: 'changes', delete: 'deletes' };

const contracts = Object.values(platforms).map(({ contract }) => contract);

/** Whether a node is of the platform that a contract describes: the contract's name holds the vendor's. */
const isOf = ({ resource: { vendor } }: Loaded, { system }: Contract): boolean => system.includes(vendor.name);

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
function platform(contract: Contract): string {
	const own = nodes.filter((node) => isOf(node, contract));
	const declared = own.flatMap(({ description: { displayName }, resource }) =>
		[...resource.operations]
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
			.map((operation) => ({ displayName, operation })),
	);
	const head = ['Node', 'Operation', 'It', 'Request', 'What it does'];
	const byScenario = contract.operations.some(({ scenarios = [] }) => scenarios.length > 0);
	const rows = declared.map((one) => [...cells(one), ...(byScenario ? [scenariosOf(one, contract).join('; ')] : [])]);
	return `### ${own[0].resource.vendor.name}\n\n${table(byScenario ? [...head, "Scenario in the vendor's documentation"] : head, rows)}`;
}

function operations(): string {
	const lost = nodes.filter((node) => !contracts.some((contract) => isOf(node, contract))).map(({ type }) => type);
	if (lost.length > 0) throw new Error(`No contract is known for ${lost.join(', ')}`);
	return contracts.map(platform).join('\n\n');
}

/** Settings as rows; those of a platform below its name. */
const settingRows = (declared: DeclaredSettings, platform = '') =>
	Object.entries(declared).map(([name, { meaning }]) => [`\`${platform}${name}\``, meaning]);

const simulator = () =>
	[
		table(
			['Fault', 'What the simulator does'],
			FAULTS.map(({ kind, meaning }) => [`\`${kind}\``, meaning]),
		),
		table(
			['Setting', 'Meaning'],
			[
				...settingRows(CORE_SETTINGS),
				...Object.entries(platforms).flatMap(([name, { settings }]) => settingRows(settings, `${name}.`)),
			],
		),
	].join('\n\n');

const PARTS: Record<string, () => string> = { operations, simulator };

/** The README with its generated parts brought up to date. */
export function rendered(readme: string): string {
	return Object.entries(PARTS).reduce((text, [name, make]) => {
		const part = new RegExp(`(<!-- ${name}:begin[^>]*-->\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
		if (!part.test(text)) throw new Error(`README.md has no part "${name}"`);
		return text.replace(part, (_, begin: string, end: string) => `${begin}${make()}\n${end}`);
	}, readme);
}

export const currentReadme = () => readFileSync(README, 'utf8');

if (require.main === module) writeFileSync(README, rendered(currentReadme()));
