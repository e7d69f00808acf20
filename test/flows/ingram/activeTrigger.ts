import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { IngramMicroCloudMarketplaceApi } from '../../../credentials/IngramMicroCloudMarketplaceApi.credentials';
import { IngramMicroTrigger } from '../../../nodes/IngramMicro/Trigger/IngramMicroTrigger.node';
import { createCore, type Core } from '../../support/core';
import { time } from '../../support/virtualClock';
import { CREDENTIAL, credentialOf, type World } from './world';

const TYPE = 'cloud.ingramMicroTrigger';
export const MINUTE = 60_000;

/** The core with the trigger, signed in as account 'a' of this world. */
export async function triggerCore({ simulator }: World): Promise<Core> {
	const [a] = simulator.ingram.accounts;
	return await createCore({
		nodes: { [TYPE]: IngramMicroTrigger },
		credentialTypes: { [CREDENTIAL]: IngramMicroCloudMarketplaceApi },
		credentials: { [CREDENTIAL]: { a: credentialOf(a, simulator.ingram.url) } },
	});
}

export interface Tick {
	mode?: 'manual';
	/** the name that the node has now */
	name?: string;
	/** milliseconds that n8n gives the poll */
	budget?: number;
}

/** An active workflow with the trigger: each call is a poll a minute later. */
export function active(core: Core, parameters: INodeParameters) {
	const staticData: IDataObject = {};
	const poll = async (options: Tick = {}) => {
		const items = await core.poll(TYPE, parameters, { staticData, ...options });
		time.pass(MINUTE);
		return items?.map(({ json }) => json) ?? null;
	};
	return { poll, staticData };
}

export const ids = (items: IDataObject[] | null): unknown[] => (items ?? []).map(({ eventId }) => eventId);
