import type { INodeParameters } from 'n8n-workflow';

import { type Field, isSent, onForm } from '../../nodes/engine/declare';
import { id } from '../../nodes/engine/input/parsers';
import { optionalName } from '../../nodes/engine/ui/layout';

import { cases, type Case } from '../operations/play/cases';
import { openStage, type Stage } from '../operations/play/stage';

/** Odd values from expressions in fields of any operation: refused in a sentence, or sent as what they are. */

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

/** Expressions as a flow may have them, with what they give. */
const VALUES = [
	'={{ undefined }}',
	'={{ null }}',
	'={{ NaN }}',
	'={{ Infinity }}',
	'={{ -0 }}',
	'={{ 1e21 }}',
	'={{ 9007199254740993 }}',
	'={{ 0.1 + 0.2 }}',
	'={{ {} }}',
	'={{ { a: 1 } }}',
	'={{ [] }}',
	'={{ [[]] }}',
	'={{ [1, 2] }}',
	'={{ [null] }}',
	'={{ true }}',
	'={{ new Date(NaN) }}',
	'={{ new Date(0) }}',
	'={{ $json.a?.b?.c }}',
	'={{ $json.nothing }}',
	'={{ (() => 1) }}',
	'={{ "toString" }}',
	'={{ "__proto__" }}',
	'={{ { __proto__: { x: 1 } } }}',
	'={{ { toString: 1 } }}',
	'={{ "" }}',
	'={{ " " }}',
	'={{ "\\u200b" }}',
	'={{ "\\u202e" }}',
	'={{ "\\ud800" }}',
	'={{ "\\0" }}',
	'={{ "a\\r\\nHost: x" }}',
	'={{ "../../x" }}',
	'={{ "%2e%2e%2f" }}',
	'={{ "a?b#c" }}',
	'={{ "\u{1f642}".repeat(500) }}',
	'={{ "x".repeat(100000) }}',
	'={{ "1e3" }}',
	'={{ "0x10" }}',
	'={{ "\uff11\uff12" }}',
	'={{ "1,000.00" }}',
	'={{ "\u0661\u0662" }}',
	'={{ "<script>alert(1)</script>" }}',
	'={{ "\\u0000\\uffff" }}',
	'={{ "9999-99-99" }}',
	'={{ "2026-02-30" }}',
	'={{ "[object Object]" }}',
	'={{ "\u212a" }}',
];

interface Target {
	one: Case;
	field: Field;
}

const groupOf = ({ one: { operation }, field }: Target): string | undefined =>
	onForm(field) ? undefined : optionalName(operation);

const shown = ({ one, field }: Target): INodeParameters => {
	const group = groupOf({ one, field });
	return group === undefined ? one.parameters : ((one.parameters[group] ?? {}) as INodeParameters);
};

const isSwitch = ({ one, field }: Target): boolean =>
	JSON.stringify(one.operation.fields.map(({ displayOptions }) => displayOptions)).includes(`${field.name}"`);

/** Each field of each operation once. */
const targets = [
	...new Map(
		cases
			.filter(({ fill }) => fill === 'all')
			.flatMap((one) => one.operation.fields.map((field): Target => ({ one, field })))
			.filter((target) => isSent(target.field) && !isSwitch(target) && target.field.name in shown(target))
			.map((target) => [`${target.one.id} ${target.field.displayName}`, target] as const),
	),
];

/** Numbers that are the same on every run. */
function drawn(seed: number): (most: number) => number {
	let state = seed;
	return (most) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * most);
	};
}

function given(target: Target, value: string): INodeParameters {
	const { one, field } = target;
	const group = groupOf(target);
	const before = shown(target)[field.name];
	const isLocator = typeof before === 'object' && before !== null && '__rl' in before;
	const after = isLocator ? { ...before, value } : value;
	if (group === undefined) return { ...one.parameters, [field.name]: after } as INodeParameters;
	return { ...one.parameters, [group]: { ...shown(target), [field.name]: after } } as INodeParameters;
}

/** What no sentence and no request may hold. */
const HOLES = /\[object \w+\]|\bundefined\b|is not a function|Cannot read|Maximum call stack|Unexpected token|^\s*$/;

/** As many inputs as docs/security.md says. */
const INPUTS = 600;

test.each(['Ingram Micro', 'Adobe VIP', 'Partner Center'])(
	'%s: odd values in any field of any operation',
	async (platform) => {
		const mine = targets.filter(([, { one }]) => one.platform.name === platform);
		expect(mine.length).toBeGreaterThan(50);
		const draw = drawn(7);
		const odd: string[] = [];
		for (let count = 0; count < INPUTS / 3; count += 1) {
			const [title, target] = mine[draw(mine.length)];
			const value = VALUES[draw(VALUES.length)];
			const played = await stage.play(target.one, given(target, value)).catch((error: Error) => error);
			if (played instanceof Error) {
				// n8n itself does not run a node whose required field is empty.
				if (!played.message.includes('has issues')) odd.push(`${title} ${value}: ${played.message}`);
				continue;
			}
			const { result, requests } = played;
			const said = result.error?.message;
			const sent = requests.map(({ query, body }) => JSON.stringify([query, body])).join('\n');
			if (said !== undefined && HOLES.test(said.replaceAll('"[object Object]"', '')))
				odd.push(`${title} ${value}: ${said}`);
			if (!value.includes('[object') && HOLES.test(sent) && requests.length > 0)
				odd.push(`${title} ${value} sent ${sent}`);
			if (said !== undefined && said.length > 1200) odd.push(`${title} ${value}: ${said.length} characters`);
		}
		expect(odd).toEqual([]);
	},
	300_000,
);

test.each([true, false, 'undefined', 'null', 'NaN', '[object Object]', '12\u200b34', '\u00ad', 'x'.repeat(501), 1.5])(
	'B8: %p is no ID',
	(value) => expect(() => id(value)).toThrow(/not an ID/),
);
