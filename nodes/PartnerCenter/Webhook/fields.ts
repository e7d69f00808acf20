import type { IDataObject } from 'n8n-workflow';

import { type Field, InputProblem, optional } from '../../engine/declare';
import { safeUrl } from '../../engine/http/download';
import { isObject } from '../../engine/util/path';

/** A callback that the platform can reach; nothing given is nothing. */
const callback = (value: unknown) => (value === undefined || value === '' ? undefined : safeUrl(value));

export const webhookUrl: Field = {
	displayName: 'Webhook URL',
	name: 'webhookUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/partner-center',
	description:
		'The public address that gets the events, such as the production URL of a Webhook node. It must start with https://.',
	send: { as: 'WebhookUrl', check: callback },
};

/** Rows of events as a list of their names, each once. */
const eventNames = (value: unknown) => {
	const names = (value as IDataObject[]).map((row) => (isObject(row) ? row.event : row));
	if (names.some((name) => typeof name !== 'string')) throw new InputProblem('must be rows with the name of an event');
	return [...new Set(names as string[])];
};

export const webhookEvents: Field = {
	displayName: 'Events',
	name: 'webhookEvents',
	type: 'fixedCollection',
	required: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add Event',
	default: {},
	description: 'The events to report. Test events require test-created.',
	send: { as: 'WebhookEvents', check: eventNames },
	options: [
		{
			displayName: 'Event',
			name: 'event',
			values: [
				{
					displayName: 'Event',
					name: 'event',
					type: 'resourceLocator',
					required: true,
					default: { mode: 'list', value: '' },
					description: 'The event, by name',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Choose an event…',
							typeOptions: { searchListMethod: 'webhookEvents', searchable: true },
						},
						{ displayName: 'By Name', name: 'id', type: 'string', placeholder: 'e.g. subscription-updated' },
					],
				},
			],
		},
	],
};

/** The events of a change: what becomes of them is another field. */
export const namedEvents: Field = {
	...optional(webhookEvents),
	description: 'The events to add, to remove or to replace the others with',
	send: { ...webhookEvents.send, in: 'nowhere' },
};

export const eventsMode: Field = {
	displayName: 'What to Do With the Events',
	name: 'eventsMode',
	type: 'options',
	options: [
		{ name: 'Add', value: 'add', description: 'Registered events stay' },
		{ name: 'Remove', value: 'remove', description: 'Other events stay' },
		{
			name: 'Remove All',
			value: 'removeAll',
			description: 'No more events are reported. The registration itself cannot be deleted.',
		},
		{ name: 'Replace All', value: 'replace', description: 'Only these events are reported from now on' },
	],
	default: 'add',
	description: 'What happens to the registered events. If not set, events are added.',
	send: { in: 'nowhere' },
};

export const signatureHeader: Field = {
	displayName: 'Signature in Its Own Header',
	name: 'signatureHeader',
	type: 'boolean',
	default: true,
	description:
		'Whether to send the signature of events in the x-ms-signature header instead of Authorization, which some proxies drop',
	send: { as: 'SignatureTokenToMsSignatureHeader' },
};

export const testCorrelationId: Field = {
	displayName: 'Correlation ID',
	name: 'correlationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 04af2aea-d413-42db-824e-f328001484d1',
	description: 'The correlation ID that Create Test Event returned',
};
