import type { Operation, Resource } from '../../engine/declare';

import { microsoftGraph } from '../vendor';

import { downloadOperation } from './download';
import { docs, starting, idsOf, MANIFEST, OPERATION, SIGNED, unavailable } from './exports';
import { manifestId, operationId } from './fields';
import { OPENS } from './manifest';

const operations: Operation[] = [
	downloadOperation,
	...starting,
	{
		value: 'getManifest',
		name: 'Get Manifest',
		action: 'Get the manifest of an export',
		description:
			'Get the list of files of a finished export. The token for reading them is masked; Download does not need it from you.',
		route: MANIFEST,
		fields: [manifestId],
		unavailable,
		mask: OPENS,
		sample: 'partnerCenter/graphBilling.getManifest.json',
		facts: ['graphBilling.getManifest'],
		docs,
	},
	{
		value: 'getOperation',
		name: 'Get Operation',
		action: 'Get the status of an export',
		description: 'Get the status of an export, and its files once it is finished',
		route: OPERATION,
		fields: [operationId],
		unavailable,
		extra: idsOf,
		mask: SIGNED,
		sample: 'partnerCenter/graphBilling.getOperation.json',
		facts: ['graphBilling.getOperation'],
		docs,
	},
];

export const resource: Resource = {
	value: 'billingExport',
	name: 'Billing Export',
	vendor: microsoftGraph,
	operations,
};
