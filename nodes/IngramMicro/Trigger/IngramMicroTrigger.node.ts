import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { describeTrigger } from '../../engine/poll/fields';
import { runPoll } from '../../engine/poll/runPoll';
import { builderHint } from '../../engine/ui/forBuilders';
import { eventsSubtitle } from '../../engine/ui/subtitle';

import { trigger } from './trigger';

export class IngramMicroTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ingram Micro Trigger',
		name: 'ingramMicroTrigger',
		icon: { light: 'file:../../../icons/ingramMicro.svg', dark: 'file:../../../icons/ingramMicro.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(trigger.events),
		description: 'Starts the workflow when something happens on the Ingram Micro Cloud Marketplace',
		eventTriggerDescription: 'Waiting for the next poll',
		activationMessage:
			'The chosen events at Ingram Micro start the workflow from now on, or from Start Date on if you set one. The first poll learns what is there.',
		defaults: { name: 'Ingram Micro Trigger' },
		builderHint: builderHint(
			'Starts a flow when orders, subscriptions, customers or reports change. It polls; no webhook is needed.',
		),
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ingramMicroCloudMarketplaceApi', required: true }],
		polling: true,
		properties: describeTrigger(trigger),
	};

	methods = { listSearch: listSearch(trigger.vendor) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this, trigger);
	}
}
