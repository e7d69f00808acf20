import type { INodeParameters } from 'n8n-workflow';
import { createCore, type FlowResult } from '../support/core';
import { credentialTypes, nodes } from '../../scripts/package';
import { routeOf, type Recorded } from './contract';
import { startRecorder, withLinksTo } from './recorder';

/** What a node run gave, and what it sent. */
export interface Played {
	url: string;
	result: FlowResult;
	requests: Recorded[];
}

/** Every node in the real n8n-core, before a server that only records. */
export interface Stage {
	/** @param items how many input items the node gets */
	play(type: string, parameters: INodeParameters, items?: number): Promise<Played>;
	stop(): Promise<void>;
}

/** Every route of the package answers with the sample of the operation that declares it. */
const answers = new Map(
	nodes.flatMap(({ resource }) => resource.operations.map(({ route, sample }) => [routeOf(route), sample] as const)),
);

export async function openStage(): Promise<Stage> {
	const recorder = await startRecorder(answers);
	const type = Object.keys(credentialTypes)[0];
	const core = await createCore({
		nodes: Object.fromEntries(nodes.map((node) => [node.type, node.Node])),
		credentialTypes,
		credentials: {
			[type]: {
				own: {
					name: 'Own',
					data: { signIn: 'basic', baseUrl: recorder.url, username: 'user', password: 'p', subscriptionApiKey: 'k', marketplace: 'us' },
				},
			},
		},
	});
	let runs = 0;

	return {
		async play(nodeType, parameters, items = 1) {
			recorder.requests.length = 0;
			// A changed password is another account: nothing is remembered from one run to the next.
			await core.changeCredential(type, 'own', { password: `password-${++runs}` });
			const linked = JSON.parse(withLinksTo(recorder.url, JSON.stringify(parameters))) as INodeParameters;
			const input = Array.from({ length: items }, () => ({ json: {} }));
			const result = await core.runNode(nodeType, linked, input);
			return { url: recorder.url, result, requests: [...recorder.requests] };
		},
		stop: recorder.stop,
	};
}
