import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PartnerCenterTrigger } from '../../../../nodes/PartnerCenter/Trigger/PartnerCenterTrigger.node';
import { credentialTypes } from '../../../../scripts/package';
import { createCore } from '../../../support/core';
import { time } from '../../../support/virtualClock';
import { partnerCredentials, type PartnerWorld } from '../world';

const TYPE = 'cloud.partnerCenterTrigger';
const MINUTE = 60_000;

export interface Active {
	/** A poll, and a minute passes. */
	poll(options?: { mode?: 'manual'; name?: string; budget?: number }): Promise<IDataObject[] | null>;
	staticData: IDataObject;
}

/** Makes an active workflow with the trigger. */
export type Activate = (parameters?: INodeParameters, staticData?: IDataObject) => Active;

/** The trigger in n8n-core, as the first tenant of a world. */
export async function triggerIn({ simulator }: PartnerWorld): Promise<Activate> {
	const core = await createCore({
		nodes: { [TYPE]: PartnerCenterTrigger },
		credentialTypes,
		credentials: partnerCredentials(simulator),
	});
	return (parameters = {}, staticData = {}) => ({
		staticData,
		async poll(options = {}) {
			const items = await core.poll(TYPE, parameters, { staticData, credentialId: 'a', ...options });
			time.pass(MINUTE);
			return items?.map(({ json }) => json) ?? null;
		},
	});
}

export const idsOf = (items: IDataObject[] | null): unknown[] => (items ?? []).map(({ eventId }) => eventId);
export const eventsOf = (items: IDataObject[] | null): unknown[] => (items ?? []).map(({ event }) => event);
