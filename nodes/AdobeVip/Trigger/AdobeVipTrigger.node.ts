import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { describeTrigger } from '../../engine/poll/fields';
import { runPoll } from '../../engine/poll/runPoll';
import { builderHint } from '../../engine/ui/forBuilders';
import { eventsSubtitle } from '../../engine/ui/subtitle';

import { trigger } from './trigger';

export class AdobeVipTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe VIP Trigger',
		name: 'adobeVipTrigger',
		icon: { light: 'file:../../../icons/adobeVip.svg', dark: 'file:../../../icons/adobeVip.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(trigger.events),
		description: 'Starts the workflow when something happens in Adobe VIP Marketplace',
		eventTriggerDescription: 'Waiting for the next poll',
		activationMessage:
			'The chosen events at Adobe VIP start the workflow from now on, or from Start Date on if you set one. The first poll learns what is there.',
		defaults: { name: 'Adobe VIP Trigger' },
		builderHint: builderHint(
			'Starts a flow when orders, subscriptions or customers change or an anniversary comes near. It polls.',
		),
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeVipMarketplaceApi', required: true }],
		polling: true,
		properties: describeTrigger(trigger),
	};

	methods = { listSearch: listSearch(trigger.vendor) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this, trigger);
	}
}
