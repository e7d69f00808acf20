import { credentialTypes, nodes } from '../../scripts/package';
import { withoutSecrets } from '../../nodes/engine/http/redact';
import { cases, type Case } from '../operations/play/cases';
import { hosts } from '../operations/platforms';
import { found, secretsOf } from './canary';
import { keptOf, wholeText } from './kept';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

const readOf = (credential: string): Case =>
	cases.find(
		({ host, operation, fill }) =>
			host.credential === credential && operation.value === 'getAll' && fill === 'required',
	)!;

const secretKinds = ['credential', 'token'] as const;

describe.each(hosts)('$credential', ({ credential, signIns }) => {
	test.each([undefined, 302, 400, 401, 403, 404, 422, 429, 500])(
		'a sign-in that repeats all secrets: status %p',
		async (status) => {
			for (const way of signIns(stage.gateway.url)) {
				for (const onError of [undefined, 'continueRegularOutput'] as const) {
					await stage.change(credential, way);
					stage.gateway.refuseSignIn(status);
					const { result } = await stage.play(readOf(credential), readOf(credential).parameters, { onError });
					const problem = result.error ?? result.lastNodeItems[0]?.json.error;
					if (status === undefined) expect(problem).toBeUndefined();
					else expect(problem).toBeDefined();
					expect(found(wholeText([keptOf(result), stage.logs.taken()]), ...secretKinds)).toEqual([]);
				}
			}
		},
	);

	test('each of its secrets is known as one, however it is written', () => {
		const secrets = secretsOf(credential);
		expect(Object.keys(secrets).length).toBeGreaterThan(0);
		for (const value of Object.values(secrets).map(String)) {
			const forms = [
				value,
				JSON.stringify(value),
				encodeURIComponent(value),
				new URLSearchParams({ value }).toString(),
				value.toUpperCase(),
			];
			expect(found(withoutSecrets(forms.join(' '), secrets), ...secretKinds)).toEqual([]);
		}
	});

	test('what n8n keeps by itself is marked as a secret', () => {
		const hidden = new credentialTypes[credential]().properties.filter(({ type }) => type === 'hidden');
		expect(hidden.map(({ typeOptions }) => typeOptions?.password)).toEqual(hidden.map(() => true));
	});
});

test('nothing of a run gets into the description of a node, which agents read', () => {
	for (const { Node, description } of nodes) {
		expect(found(JSON.stringify(description), 'credential', 'token', 'password', 'typed', 'personal')).toEqual([]);
		expect(description).toEqual(new Node().description);
	}
});
