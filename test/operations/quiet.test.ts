import type { IDataObject } from 'n8n-workflow';
import { cases, operations, type Case } from './play/cases';
import { contractsOf, type Recorded } from './play/contract';
import { fixtureBody } from './play/fixtures';
import { platforms } from './platforms';
import { RECORDED_AT, runsOf, type Run } from './golden/requests';

const filled = cases.filter(({ fill, variant }) => fill === 'all' && variant === 'standard');

const writes = filled.filter(({ operation }) => operation.write !== undefined);

/** Fields that hold something of a person, whatever a declaration says of them. */
const PERSONAL = /^(first|middle|last)Name$|^(email|password|login|phoneNumber|phone|streetAddress)$|^addressLine\d$/;

/** The texts that are in such fields of a screen, in groups and rows too. */
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

test.each(writes)('$id: a dry run writes nothing, and shows nothing of a person', (one) => {
	const { error, output = [], requests } = runsOf(one)['all, dryRun = true'];
	expect(error).toBeUndefined();
	expect(requests.filter((request) => !isQuestion(request, one)).map(({ route }) => route)).toEqual([]);
	const [json] = output;
	expect(json).toMatchObject({
		dryRun: true,
		request: { method: expect.stringMatching(/^(POST|PATCH|PUT|DELETE)$/) as string },
	});
	const text = JSON.stringify(json);
	expect(personalTexts(one.parameters).filter((given) => text.includes(given))).toEqual([]);
});

/** The values at a path in which [] means each row. */
const valuesAt = (value: unknown, path: string): unknown[] =>
	path
		.replaceAll('[]', '')
		.split('.')
		.reduce<unknown[]>(
			(found, step) => found.flatMap((inner) => (inner as IDataObject | null)?.[step] ?? []),
			[value].flat(),
		);

/** The secrets in the sample of an operation, whose rows are the output. */
function secretsOf({ operation: { items, mask = [], sample } }: Case): unknown[] {
	const answer = fixtureBody(sample, RECORDED_AT);
	const rows = items ? valuesAt(answer, items) : [answer].flat();
	return mask.flatMap((path) => rows.flatMap((row) => valuesAt(row, path)));
}

const withSecrets = filled.filter((one) => secretsOf(one).length > 0);

test.each(withSecrets)('$id: passwords are shown only when they are asked for', (one) => {
	const { all, ...others } = runsOf(one);
	const shown = ({ output = [] }: Run) =>
		(one.operation.mask ?? []).flatMap((path) => output.flatMap((row) => valuesAt(row, path)));
	expect(all.parameters.options).toMatchObject({ showSecrets: true });
	expect(shown(all)).toEqual(secretsOf(one));
	expect(shown(others['all, options.showSecrets = false'])).toEqual(secretsOf(one).map(() => '********'));
});

test('there are writes and secrets to look at', () => {
	for (const { name } of platforms)
		expect(writes.filter(({ platform }) => platform.name === name).length).toBeGreaterThan(10);
	expect(withSecrets.map(({ id }) => id)).toContain('ingramMicroSubscription.get');
});
