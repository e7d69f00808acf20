import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../nodes/engine/declare';
import type { Contract } from '../../simulator/core/contract/contract';
import { FAULTS } from '../../simulator/core/http/faults';
import { CORE_SETTINGS, type Declared as DeclaredSettings } from '../../simulator/core/settings';
import { platforms } from '../../simulator/platforms';
import { code, effectOf, table } from './markdown';
import { nodes, top, type Loaded } from '../package';

const contracts = Object.values(platforms).map(({ contract }) => contract);

/** Whether a node is of the platform that a contract describes: the contract's name holds the vendor's. */
const isOf = ({ resource: { vendor } }: Loaded, { system }: Contract): boolean => system.includes(vendor.name);

/** One operation with its node, as a row of a table is made of it. */
type Declared = { displayName: string; operation: Operation };

const cells = ({ displayName, operation }: Declared): string[] => [
	displayName,
	operation.name,
	effectOf(operation),
	code(operation.route),
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
	return `## ${own[0].resource.vendor.name}\n\n${table(byScenario ? [...head, "Scenario in the vendor's documentation"] : head, rows)}`;
}

function operations(): string {
	const lost = nodes.filter((node) => !contracts.some((contract) => isOf(node, contract))).map(({ type }) => type);
	if (lost.length > 0) throw new Error(`No contract is known for ${lost.join(', ')}`);
	return contracts.map(platform).join('\n\n');
}

/** Settings as rows; those of a platform below its name. */
const settingRows = (declared: DeclaredSettings, platform = '') =>
	Object.entries(declared).map(([name, { meaning }]) => [code(`${platform}${name}`), meaning]);

const simulator = () =>
	[
		table(
			['Fault', 'What the simulator does'],
			FAULTS.map(({ kind, meaning }) => [code(kind), meaning]),
		),
		table(
			['Setting', 'Meaning'],
			[
				...settingRows(CORE_SETTINGS),
				...Object.entries(platforms).flatMap(([name, { settings }]) => settingRows(settings, `${name}.`)),
			],
		),
	].join('\n\n');

/** The pages in docs/ that hold a table between two marks, by the name of the mark, and what makes the table. */
const TABLES: Record<string, () => string> = { operations, simulator };

const pathOf = (name: string) => join(top, 'docs', `${name}.md`);

/** A page of docs/ as it is now. */
export const currentPage = (name: string) => readFileSync(pathOf(name), 'utf8');

/** A page of docs/ with its tables made from the declarations. */
export function renderedPage(name: string): string {
	const table = new RegExp(`(<!-- ${name}:begin[^>]*-->\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
	const page = currentPage(name);
	if (!table.test(page)) throw new Error(`docs/${name}.md has no place for its tables`);
	return page.replace(table, (_, begin: string, end: string) => `${begin}${TABLES[name]()}\n${end}`);
}

export const pagesWithTables = Object.keys(TABLES);

if (require.main === module) for (const name of pagesWithTables) writeFileSync(pathOf(name), renderedPage(name));
