import type { INodeProperties } from 'n8n-workflow';

import { firstRowOpen } from '../../engine/ui/firstRow';

import { webhookEvents } from '../Webhook/fields';

const { send: _send, ...events } = firstRowOpen(webhookEvents);

/** The parameters of the trigger. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'Partner Center has one registration for your whole tenant. This workflow adds its events to it, and never replaces the address of another tool unless you turn on Pass Events On.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{ ...events, description: 'What starts the workflow. To try it, add test-created.' },
	{
		displayName: 'Fetch Full Object',
		name: 'fetchFullObject',
		type: 'boolean',
		default: false,
		description: 'Whether to read the resource of each event, which takes one request per event',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Pass Events On',
				name: 'passEventsOn',
				type: 'boolean',
				default: false,
				description:
					'Whether to take over the registration of another tool and send each event on to it, as it came. The tool gets its registration back when the workflow is deactivated.',
			},
		],
	},
];
