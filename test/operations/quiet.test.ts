import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { cases, operations, type Case } from './cases';
import { contractsOf, type Recorded } from './contract';
import { fixtureBody } from './fixtures';
import { platforms } from './platforms';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

const filled = cases.filter(({ fill, variant }) => fill === 'all' && variant === 'standard');

/** Turns one switch of a screen, wherever it stands. */
function turned(parameters: INodeParameters, name: string, value: boolean): INodeParameters {
	return name in parameters
		? { ...parameters, [name]: value }
		: { ...parameters, options: { ...(parameters.options as INodeParameters), [name]: value } };
}

const writes = filled.filter(
	({ id, operation, platform }) => operation.write !== undefined && !(id in platform.notPlayed),
);

/** Fields that hold something of a person, whatever a declaration says of them. */
const PERSONAL = /^(first|middle|last)Name$|^(email|password|login|phoneNumber|phone|streetAddress)$|^addressLine\d$/;

/** The texts that stand in such fields of a screen, in groups and rows too. */
function personalTexts(value: unknown, name = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((row) => personalTexts(row, name));
	if (typeof value === 'object' && value !== null)
		return Object.entries(value).flatMap(([key, inner]) => personalTexts(inner, key));
	return typeof value === 'string' && value !== '' && PERSONAL.test(name) ? [value] : [];
}

/** What is only asked, whatever its verb, by platform. One route can take questions and orders. */
const asking = new Map(
	platforms.map((platform) => [
		platform,
		new Set(
			operations
				.filter((one) => one.platform === platform && one.operation.write === undefined)
				.flatMap(({ operation }) => operation.facts),
		),
	]),
);

function isQuestion(request: Recorded, { operation, platform }: Case): boolean {
	if (/^(GET|HEAD) /.test(request.route)) return true;
	const meant = contractsOf(request, operation.facts);
	return meant.length > 0 && meant.every(({ id }) => asking.get(platform)!.has(id));
}

test.each(writes)('$id: a dry run writes nothing, and shows nothing of a person', async (one) => {
	const { result, requests } = await stage.play(one, turned(one.parameters, 'dryRun', true));
	expect(result.error?.message).toBeUndefined();
	expect(requests.filter((request) => !isQuestion(request, one)).map(({ route }) => route)).toEqual([]);
	const [{ json }] = result.lastNodeItems;
	expect(json).toMatchObject({
		dryRun: true,
		request: { method: expect.stringMatching(/^(POST|PATCH|PUT|DELETE)$/) as string },
	});
	const text = JSON.stringify(json);
	expect(personalTexts(one.parameters).filter((given) => text.includes(given))).toEqual([]);
});

/** The values at a path in which [] stands for each row. */
const valuesAt = (value: unknown, path: string): unknown[] =>
	path
		.replaceAll('[]', '')
		.split('.')
		.reduce<unknown[]>(
			(found, step) => found.flatMap((inner) => (inner as IDataObject | null)?.[step] ?? []),
			[value].flat(),
		);

/** The secrets in the sample of an operation, whose rows are the output. */
function secretsOf({ operation: { items, mask = [], sample } }: Case, url = ''): unknown[] {
	const answer = fixtureBody(sample, url);
	const rows = items ? valuesAt(answer, items) : [answer].flat();
	return mask.flatMap((path) => rows.flatMap((row) => valuesAt(row, path)));
}

const withSecrets = filled.filter((one) => secretsOf(one).length > 0 && !(one.id in one.platform.notPlayed));

test.each(withSecrets)('$id: passwords are shown only when they are asked for', async (one) => {
	const shown = async (showSecrets: boolean) => {
		const { result, url } = await stage.play(one, turned(one.parameters, 'showSecrets', showSecrets));
		const values = (one.operation.mask ?? []).flatMap((path) =>
			result.lastNodeItems.flatMap(({ json }) => valuesAt(json, path)),
		);
		return { values, secrets: secretsOf(one, url) };
	};
	const open = await shown(true);
	expect(open.values).toEqual(open.secrets);
	expect((await shown(false)).values).toEqual(open.secrets.map(() => '********'));
});

test('there are writes and secrets to look at', () => {
	for (const { name } of platforms)
		expect(writes.filter(({ platform }) => platform.name === name).length).toBeGreaterThan(10);
	expect(withSecrets.map(({ id }) => id)).toContain('ingramMicroSubscription.get');
});
