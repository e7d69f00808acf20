import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../declare';
import type { Trigger } from './trigger';

const byTitle = (a: { displayName: string }, b: { displayName: string }) =>
	a.displayName.localeCompare(b.displayName, 'en');

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

const optional = (fields: Field[]) => fields.map(({ send: _send, ...field }) => ({ ...field, required: false }));

/** The parameters of a polling trigger. */
export function describeTrigger({ events, customer, fields = [], options = [] }: Trigger): INodeProperties[] {
	return [
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			required: true,
			options: [...events].sort(byName).map(({ name, value, description }) => ({ name, value, description })),
			default: [],
			description: 'What starts the workflow',
		},
		...fields,
		{
			displayName: 'Start From',
			name: 'startFrom',
			type: 'options',
			options: [
				{ name: 'A Date', value: 'date', description: 'Also what happened since a date that you choose' },
				{ name: 'Now', value: 'now', description: 'Only what happens after the workflow is activated' },
			],
			default: 'now',
			description: 'From when on events start the workflow. It counts once, when the workflow is activated first.',
		},
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			required: true,
			default: '',
			displayOptions: { show: { startFrom: ['date'] } },
			description: 'The first poll also gives the events since then',
		},
		{
			displayName: 'Fetch Full Object',
			name: 'fetchFullObject',
			type: 'boolean',
			default: false,
			description: 'Whether to read the whole object of each event, which takes one more request per event',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				...optional([customer, ...options]),
				{
					displayName: 'Max Events per Poll',
					name: 'maxEvents',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 1000 },
					default: 50,
					description: 'The most events that one poll gives, oldest first. The others come with the next polls.',
				},
			].sort(byTitle) as INodeProperties[],
		},
	];
}
