import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { builderHint } from '../../engine/ui/forBuilders';
import { rowsSubtitle } from '../../engine/ui/subtitle';

import { partnerCenter } from '../vendor';

import { properties } from './fields';
import { add, exists, remove } from './hooks';
import { receive } from './receive';

export class PartnerCenterWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Webhook Trigger',
		name: 'partnerCenterWebhookTrigger',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: rowsSubtitle('webhookEvents', 'event'),
		description: 'Starts the workflow when Microsoft Partner Center sends an event',
		eventTriggerDescription:
			'Waiting for an event at the test URL. Partner Center sends events to the active workflow.',
		activationMessage: 'Partner Center sends the chosen events from now on.',
		defaults: { name: 'Partner Center Webhook Trigger' },
		builderHint: builderHint(
			'Starts a flow within seconds of an event. It needs a public address; otherwise use partnerCenterTrigger.',
		),
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'microsoftPartnerCenterApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties,
	};

	methods = { listSearch: listSearch(partnerCenter) };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await exists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await add(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
