import type { IDataObject } from 'n8n-workflow';

import type { Observation } from '../source';

/** What was read of an event's object, or why only what the list showed is given. */
export interface Whole {
	object?: IDataObject;
	note?: string;
}

/** What an event gives to the workflow. @param platform its name */
export const outputOf = (platform: string, event: Observation, { object, note }: Whole): IDataObject => ({
	eventId: event.id,
	event: event.event,
	platform,
	occurredAt: event.happened === undefined ? null : new Date(event.happened).toISOString(),
	resource: event.source,
	customerId: event.customerId ?? null,
	object: object ?? event.object,
	...(note === undefined ? {} : { note }),
});
