import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { describeTrigger } from '../../engine/poll/fields';
import { runPoll } from '../../engine/poll/runPoll';
import { builderHint } from '../../engine/ui/forBuilders';
import { eventsSubtitle } from '../../engine/ui/subtitle';

import { trigger } from './trigger';

export class PartnerCenterTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Trigger',
		name: 'partnerCenterTrigger',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(trigger.events),
		description: 'Starts the workflow when something happens in Microsoft Partner Center',
		eventTriggerDescription: 'Waiting for the next poll',
		activationMessage:
			'The chosen events at Partner Center start the workflow from now on, or from Start Date on if you set one. The first poll learns what is there.',
		defaults: { name: 'Partner Center Trigger' },
		builderHint: builderHint(
			'Starts a flow when customers, GDAP relationships, subscriptions, invoices or deadlines change. It polls, so it works without a public address.',
		),
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'microsoftPartnerCenterApi', required: true },
			{
				name: 'microsoftGraphPartnerApi',
				required: true,
				displayOptions: { show: { events: ['gdapStatusChanged'] } },
			},
		],
		polling: true,
		properties: describeTrigger(trigger),
	};

	methods = { listSearch: listSearch(trigger.vendor) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this, trigger);
	}
}
