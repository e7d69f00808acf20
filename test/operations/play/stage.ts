import type { INodeParameters } from 'n8n-workflow';
import { createCore, type FlowResult } from '../../support/core';
import { credentialTypes, nodes } from '../../../scripts/package';
import type { Declared } from './cases';
import type { Recorded } from './contract';
import { withLinksTo } from './fixtures';
import type { Listing } from '../golden/pages';
import { hosts } from '../platforms';
import { startPlatforms } from './played';
import { useVirtualTime } from '../../support/virtualClock';

/** The file that every input item holds, for operations that send files. */
export const A_FILE = {
	data: Buffer.from('a file').toString('base64'),
	mimeType: 'application/pdf',
	fileName: 'order.pdf',
};

/** What a node run gave, and what it sent. */
export interface Played {
	url: string;
	result: FlowResult;
	requests: Recorded[];
}

/** Every node in the real n8n-core, before a server that only records. */
export interface Stage {
	/**
	 * @param items how many input items the node gets
	 * @param listing how the operation's list is answered; none is as the sample has it
	 */
	play(declared: Declared, parameters: INodeParameters, items?: number, listing?: Listing): Promise<Played>;
	stop(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
	useVirtualTime();
	const recorder = await startPlatforms();
	const core = await createCore({
		nodes: Object.fromEntries(nodes.map((node) => [node.type, node.Node])),
		credentialTypes,
		credentials: Object.fromEntries(
			hosts.map(({ credential, data }) => [credential, { own: { name: 'Own', data: data(recorder.url) } }]),
		),
	});
	let runs = 0;

	return {
		async play(declared, parameters, items = 1, listing) {
			const { credential, account } = declared.host;
			// Another account: nothing is remembered from one run to the next.
			await core.changeCredential(credential, 'own', { [account]: `account-${++runs}` });
			const linked = JSON.parse(withLinksTo(recorder.url, JSON.stringify(parameters))) as INodeParameters;
			const input = Array.from({ length: items }, () => ({ json: {}, binary: { data: A_FILE } }));
			recorder.running(declared, listing);
			const result = await core.runNode(declared.node.type, linked, input);
			return { url: recorder.url, result, requests: [...recorder.requests] };
		},
		stop: recorder.stop,
	};
}
