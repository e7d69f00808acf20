import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AdobeVipTrigger } from '../../../nodes/AdobeVip/Trigger/AdobeVipTrigger.node';
import { credentialTypes } from '../../../scripts/package';
import { createCore, type Core } from '../../support/core';
import { time } from '../../support/virtualClock';
import { type AdobeWorld, credentialOf } from './world';

export const TYPE = 'cloud.adobeVipTrigger';
const MINUTE = 60_000;

/** The core with the trigger, signed in as the first distributor. */
export const triggerCore = async ({ simulator }: AdobeWorld): Promise<Core> =>
	await createCore({
		nodes: { [TYPE]: AdobeVipTrigger },
		credentialTypes,
		credentials: { adobeVipMarketplaceApi: { a: credentialOf(simulator) } },
	});

/** An active workflow with the trigger: each call is a poll, after which a minute passes. */
export function active(core: Core, parameters: INodeParameters) {
	const staticData: IDataObject = {};
	const poll = async (options: { mode?: 'manual'; name?: string; budget?: number } = {}) => {
		const items = await core.poll(TYPE, parameters, { staticData, ...options });
		time.pass(MINUTE);
		return items?.map(({ json }) => json) ?? null;
	};
	return { poll, staticData };
}
