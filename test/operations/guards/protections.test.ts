import type { INodeParameters } from 'n8n-workflow';

import { cases, type Case } from '../play/cases';
import { platforms } from '../platforms';
import { openStage, type Stage } from '../play/stage';

/** A protection that was chosen holds: where its expression finds nothing, the item is refused and nothing is sent. */

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

const writes = cases.filter(
	({ fill, variant, operation }) => fill === 'all' && variant === 'standard' && operation.write !== undefined,
);

/** Every protection that a screen can hold, by its name in the parameters, as the screen calls it. */
const ON_FORM: Record<string, string> = { dryRun: 'Dry Run', waitForCompletion: 'Wait for Completion' };
const OPTIONS: Record<string, string> = {
	dryRun: 'Dry Run',
	checkAccount: 'Check Account First',
	placeAgain: 'Place Again',
	withoutOrderKey: 'Without Order Key',
	acceptKeyless: 'Accept Orders That Show No Key',
	refuseSameLinesWithin: 'Refuse Same Lines Within (Days)',
	waitAtMost: 'Wait at Most (Minutes)',
	requestTimeout: 'Request Timeout (Seconds)',
	retryFor: 'Keep Trying For (Seconds)',
	maxConcurrentRequests: 'Max Concurrent Requests',
};
const LIMITS: Record<string, string> = {
	maximumQuantity: 'Maximum Quantity',
	maximumTotal: 'Maximum Total',
	expectedCurrency: 'Expected Currency',
	dealAmount: 'Deal Amount',
	tolerance: 'Tolerance (Percent)',
};

/** What an expression gives that finds nothing, and what is no value of any protection. */
const NOTHING = ['={{ $json.nothing }}', '={{ null }}', '={{ $json.nothing?.deeper }}', '={{ "" }}'];

interface Protection {
	one: Case;
	name: string;
	label: string;
	parameters: INodeParameters;
}

/** @param group the collection that holds it; none: it is on the form */
function protectionsOf(one: Case, names: Record<string, string>, group?: 'options' | 'limits'): Protection[] {
	const offered = new Map(
		one.node.description.properties
			.filter(({ displayOptions }) => (displayOptions?.show?.operation ?? []).includes(one.operation.value))
			.filter(({ type }) => type !== 'hidden')
			.map((property) => [property.name, property]),
	);
	const inside = (offered.get(group ?? '')?.options ?? []).map(({ name }) => name);
	return Object.entries(names)
		.filter(([name]) => (group ? inside.includes(name) : offered.has(name)))
		.map(([name, label]) => ({
			one,
			name,
			label,
			parameters: group
				? { ...one.parameters, [group]: { ...(one.parameters[group] as INodeParameters), [name]: '' } }
				: one.parameters,
		}));
}

const all = writes.flatMap((one) => [
	...protectionsOf(one, ON_FORM),
	...protectionsOf(one, OPTIONS, 'options'),
	...protectionsOf(one, LIMITS, 'limits'),
]);

/** The parameters with an expression in place of one protection. */
function lost({ name, parameters }: Protection, expression: string): INodeParameters {
	const group = ['options', 'limits'].find((collection) => name in ((parameters[collection] ?? {}) as INodeParameters));
	return group
		? { ...parameters, [group]: { ...(parameters[group] as INodeParameters), [name]: expression } }
		: { ...parameters, [name]: expression };
}

/** What takes the place of a whole collection. */
const WHOLE = ['={{ $json.nothing }}', '={{ {} }}', '={{ { dryRun: true, maximumQuantity: 1 } }}'];

const byOperation = writes.map((one) => ({
	id: one.id,
	protections: all.filter((protection) => protection.one === one),
}));

test.each(byOperation)(
	'B1, B3: $id: no protection vanishes with what its expression finds',
	async ({ protections }) => {
		expect(protections.length).toBeGreaterThan(2);
		const wrong: string[] = [];
		for (const protection of protections) {
			for (const expression of NOTHING) {
				const { result, requests } = await stage.play(protection.one, lost(protection, expression));
				const message = result.error?.message ?? 'no error';
				if (requests.length > 0 || !message.includes(protection.label))
					wrong.push(`${protection.name} ${expression}: ${message} ${requests.length}`);
			}
		}
		expect(wrong).toEqual([]);
	},
);

test.each(byOperation)(
	'B1: $id: no collection of protections vanishes with its expression',
	async ({ id, protections }) => {
		const [{ one }] = protections;
		const wrong: string[] = [];
		for (const [group, label] of [
			['options', 'Options'],
			['limits', 'Limits'],
		]) {
			if (!protections.some(({ name }) => name in (group === 'limits' ? LIMITS : OPTIONS))) continue;
			for (const expression of WHOLE) {
				const { result, requests } = await stage.play(one, { ...one.parameters, [group]: expression });
				const message = result.error?.message ?? 'no error';
				if (requests.length > 0 || !message.includes(`"${label}" is one expression`))
					wrong.push(`${id} ${group} ${expression}: ${message} ${requests.length}`);
			}
		}
		expect(wrong).toEqual([]);
	},
);

const withDryRun = all.filter(({ name, parameters }) => name === 'dryRun' && 'dryRun' in parameters);

test.each(withDryRun)(
	'B1: $one.id: a Dry Run that another operation had among its options is not overlooked',
	async ({ one }) => {
		for (const dryRun of [true, ...NOTHING]) {
			const options = { ...(one.parameters.options as INodeParameters), dryRun };
			const { result, requests } = await stage.play(one, { ...one.parameters, dryRun: false, options });
			expect(requests).toEqual([]);
			expect(result.error?.message).toContain('"Dry Run" is among the options');
		}
	},
);

test('a Dry Run that is off among the options changes nothing', async () => {
	const [{ one }] = withDryRun;
	const options = { ...(one.parameters.options as INodeParameters), dryRun: false };
	const { result, requests } = await stage.play(one, { ...one.parameters, dryRun: false, options });
	expect(result.error).toBeUndefined();
	expect(requests.length).toBeGreaterThan(0);
});

test('every protection of every platform is looked at', () => {
	for (const { name } of platforms) {
		const mine = all.filter(({ one }) => one.platform.name === name);
		expect(new Set(mine.map((protection) => protection.label)).size).toBeGreaterThan(
			name === 'Partner Center' ? 9 : 13,
		);
	}
	expect(all.length).toBeGreaterThan(600);
});
