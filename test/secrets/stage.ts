import type { ICredentialDataDecryptedObject, INodeParameters, OnError } from 'n8n-workflow';
import { credentialTypes, nodes } from '../../scripts/package';
import { operations, type Declared } from '../operations/play/cases';
import { withLinksTo } from '../operations/play/fixtures';
import { hosts } from '../operations/platforms';
import { startPlatforms } from '../operations/play/played';
import { A_FILE } from '../operations/play/stage';
import { createCore, type FlowResult } from '../support/core';
import { useVirtualTime } from '../support/virtualClock';
import { maskedEnds, plantPasswords, secretsOf } from './canary';
import { startGateway, type Fault, type Form, type Gateway } from './gateway';
import { watchLogs } from './kept';

/** How a run is to go: from which request on what happens, and whether the node continues on fail. */
export interface Trouble {
	fault?: Fault;
	from?: number;
	form?: Form;
	onError?: OnError;
}

/** Every node in the real n8n-core, with canaries for each secret, before a gateway to the recorder. */
export interface Stage {
	gateway: Gateway;
	logs: ReturnType<typeof watchLogs>;
	/** @returns what n8n would keep, and the requests that went to the API */
	play(
		declared: Declared,
		parameters: INodeParameters,
		trouble?: Trouble,
	): Promise<{ result: FlowResult; requests: string[] }>;
	/** The same as the tool of an agent. @returns what the agent reads, or the error that n8n gives it */
	call(declared: Declared, parameters: INodeParameters, trouble?: Trouble): Promise<unknown>;
	/** Changes what is stored in a credential. */
	change(credential: string, changes: ICredentialDataDecryptedObject): Promise<void>;
	stop(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
	useVirtualTime();
	const recorder = await startPlatforms();
	const ends = maskedEnds(operations.map(({ operation }) => operation));
	const gateway = await startGateway(recorder.url, (body) => plantPasswords(body, ends));
	const core = await createCore({
		nodes: Object.fromEntries(nodes.map((node) => [node.type, node.Node])),
		credentialTypes,
		credentials: Object.fromEntries(
			hosts.map(({ credential, data }) => [
				credential,
				{ own: { name: 'Own', data: { ...data(gateway.url), ...secretsOf(credential) } } },
			]),
		),
	});
	const logs = watchLogs();
	let runs = 0;

	/** Makes ready for a run. @returns the parameters, with links that lead to the recorder */
	async function prepare(
		declared: Declared,
		parameters: INodeParameters,
		{ fault, from, form }: Trouble,
	): Promise<INodeParameters> {
		const { credential, account } = declared.host;
		// Another account: nothing is remembered from one run to the next.
		await core.changeCredential(credential, 'own', { [account]: `account-${++runs}` });
		recorder.running(declared);
		gateway.spoil(fault, from, form);
		return JSON.parse(withLinksTo(recorder.url, JSON.stringify(parameters))) as INodeParameters;
	}

	return {
		gateway,
		logs,
		async play(declared, parameters, trouble = {}) {
			const linked = await prepare(declared, parameters, trouble);
			const { onError } = trouble;
			const result = await core.runNode(
				declared.node.type,
				linked,
				[{ json: {}, binary: { data: A_FILE } }],
				onError && { onError },
			);
			return { result, requests: [...gateway.requests] };
		},
		async call(declared, parameters, trouble = {}) {
			const linked = await prepare(declared, parameters, trouble);
			return await core
				.tool(
					declared.node.type,
					linked,
				)({})
				.catch((error: Error) => error);
		},
		change: async (credential, changes) => await core.changeCredential(credential, 'own', changes),
		async stop() {
			await gateway.stop();
			await recorder.stop();
			jest.restoreAllMocks();
		},
	};
}
