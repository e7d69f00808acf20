import { credentialTypes, nodes } from '../../scripts/package';
import { hosts } from '../operations/platforms';
import { createCore, type Core } from '../support/core';
import { useVirtualTime } from '../support/virtualClock';
import { startLists, type Lists } from './lists';

/** Every node in the real n8n-core, before a server that only gives lists. */
export interface World {
	lists: Lists;
	/** somebody else's address, which must not be asked for anything */
	elsewhere: Lists;
	core: Core;
	stop(): Promise<void>;
}

export async function openWorld(): Promise<World> {
	useVirtualTime();
	const lists = await startLists();
	const elsewhere = await startLists();
	const core = await createCore({
		nodes: Object.fromEntries(nodes.map((node) => [node.type, node.Node])),
		credentialTypes,
		credentials: Object.fromEntries(
			hosts.map(({ credential, data }) => [credential, { own: { name: 'Own', data: data(lists.url) } }]),
		),
	});
	return {
		lists,
		elsewhere,
		core,
		async stop() {
			await lists.stop();
			await elsewhere.stop();
		},
	};
}
