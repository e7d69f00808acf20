import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { cases } from './cases';
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

const writes = filled.filter(({ operation }) => operation.write !== undefined);
/** What the screens hold of a person. */
const PERSONAL = ['jane.doe@example.com', '5550100', 'firstName-1', 'lastName-1', 'password-1', 'login-1', 'streetAddress-1'];

test.each(writes)('$id: a dry run writes nothing, and shows nothing of a person', async ({ node, parameters }) => {
	const { result, requests } = await stage.play(node.type, turned(parameters, 'dryRun', true));
	expect(result.error?.message).toBeUndefined();
	expect(requests.map(({ route }) => route).filter((route) => !route.startsWith('GET '))).toEqual([]);
	const [{ json }] = result.lastNodeItems;
	expect(json).toMatchObject({ dryRun: true, request: { method: expect.stringMatching(/^(POST|PATCH)$/) as string } });
	const shown = JSON.stringify(json);
	expect(PERSONAL.filter((text) => shown.includes(text))).toEqual([]);
});

const withSecrets = filled.filter(({ operation }) => operation.mask !== undefined && operation.sample === 'ingram/subscription.json');

test.each(withSecrets)('$id: passwords are shown only when they are asked for', async ({ node, parameters }) => {
	const values = async (showSecrets: boolean) => {
		const { result } = await stage.play(node.type, turned(parameters, 'showSecrets', showSecrets));
		return (result.lastNodeItems[0].json.fulfillmentParameters as IDataObject[]).map(({ value }) => value);
	};
	expect(await values(true)).toEqual(['admin@blueharbour.onmicrosoft.com', 'not-a-real-password']);
	expect(await values(false)).toEqual(['********', '********']);
});

test('there are writes and secrets to look at', () => {
	expect(writes.length).toBeGreaterThan(10);
	expect(withSecrets.map(({ id }) => id)).toContain('subscription.get');
});
