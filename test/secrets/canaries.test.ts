import type { INodeParameters } from 'n8n-workflow';
import { platforms } from '../operations/platforms';
import { cases, type Case } from '../operations/play/cases';
import { found, plantTyped } from './canary';
import type { Form } from './gateway';
import { allWords, keptOf, ownWords, wholeText } from './kept';
import { openStage, type Stage, type Trouble } from './stage';

jest.setTimeout(60_000);

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

/** Every field filled, each switch in its first position. */
const filled = cases.filter(({ fill, variant }) => fill === 'all' && variant === 'standard');

/** A switch of the screen, wherever it is; where there is none, nothing is turned. */
function turned(parameters: INodeParameters, name: string, value: boolean): INodeParameters {
	const options = (parameters.options ?? {}) as INodeParameters;
	if (name in parameters) return { ...parameters, [name]: value };
	return name in options ? { ...parameters, options: { ...options, [name]: value } } : parameters;
}

/** The screen with canaries; passwords are not asked for. */
const screenOf = ({ operation, parameters }: Case, dryRun: boolean): INodeParameters =>
	turned(turned(plantTyped(operation.fields, parameters), 'showSecrets', false), 'dryRun', dryRun);

/** Plays a case, and looks for canaries in all that n8n would keep and log. */
async function play(one: Case, trouble?: Trouble, dryRun = false) {
	const played = await stage.play(one, screenOf(one, dryRun), trouble);
	const kept = [keptOf(played.result), stage.logs.taken()];
	expect(found(wholeText(kept), 'credential', 'token', 'password')).toEqual([]);
	expect(found(allWords(kept), 'typed')).toEqual([]);
	expect(found(ownWords(kept), 'personal')).toEqual([]);
	return played;
}

/** As an error of the node, or as an item of a node that continues. */
const way = (number: number) => (number % 2 === 0 ? undefined : ('continueRegularOutput' as const));

const isRead = (request: string): boolean => /^(GET|HEAD) /.test(request);

describe('everything that an operation sends is repeated by the platform when it refuses', () => {
	test.each(filled)('$id', async (one) => {
		const { result, requests } = await play(one);
		expect(result.error?.message).toBeUndefined();
		for (const [from, request] of requests.entries()) {
			await play(one, { fault: 400, from, onError: way(from) });
			if (!isRead(request)) await play(one, { fault: 'lost', from, onError: way(from + 1) });
		}
	});
});

const rehearsed = filled.filter(({ operation }) => operation.write !== undefined);

describe('a rehearsal', () => {
	test.each(rehearsed)('$id', async (one) => {
		const { result } = await play(one, undefined, true);
		expect(result.lastNodeItems[0].json).toMatchObject({ dryRun: true });
	});
});

const samples = platforms.flatMap(({ mostToHide }) => mostToHide);

const statuses = [302, 401, 403, 404, 409, 413, 422, 429, 500, 503];

describe.each(filled.filter(({ id }) => samples.includes(id)))('$id', (one) => {
	test.each(statuses)('refused with %i, in words and on a page', async (fault) => {
		for (const [number, form] of (['json', 'html', 'json'] satisfies Form[]).entries()) {
			const { result } = await play(one, { fault, form, onError: way(number) });
			expect(result.error ?? result.lastNodeItems[0].json.error).toBeDefined();
		}
	});

	test('called by an agent: what it reads of a refusal', async () => {
		const reported = await stage.call(one, screenOf(one, false), { fault: 400 });
		const kept = [reported, stage.logs.taken()];
		expect(allWords(reported)).toContain('HTTP status 400');
		expect(found(wholeText(kept), 'credential', 'token', 'password')).toEqual([]);
		expect(found(allWords(kept), 'typed', 'personal')).toEqual([]);
	});
});

test('there is enough to look at', () => {
	expect(filled.length).toBeGreaterThan(300);
	expect(rehearsed.length).toBeGreaterThan(100);
	expect(filled.filter(({ id }) => samples.includes(id))).toHaveLength(samples.length);
});
