import type { IDataObject } from 'n8n-workflow';

import type { Source } from '../../engine/poll/source';
import type { TriggerEvent, WatchedList } from '../../engine/poll/trigger';
import { isObject, pick } from '../../engine/util/path';

import { customerOf, LIST, ONE } from '../GdapRelationship/relationships';
import { graphPaging } from '../paging';
import { momentOf } from '../Subscription/moments';
import { microsoftGraph } from '../vendor';

/** It is read with the credential for Microsoft Graph. */
const RELATIONSHIP_EVENT = 'gdapStatusChanged';

export const RELATIONSHIP_EVENTS: TriggerEvent[] = [
	{
		value: RELATIONSHIP_EVENT,
		name: 'GDAP Relationship Status Changed',
		description: 'Microsoft Graph shows another status of a delegated admin relationship, such as active or expired',
	},
];

const SUMMARY = ['id', 'displayName', 'status', 'createdDateTime', 'activatedDateTime', 'endDateTime'];

const inShort = (row: IDataObject): IDataObject => ({ ...pick(row, SUMMARY), ...customerOf(row) });

/** Graph shows every relationship that ever was, each with the time of its last change. A relationship expires without one. */
const source: Source = {
	name: 'relationships',
	grain: 1,
	overlap: microsoftGraph.listingDelay,
	idOf: ({ id }) => String(id),
	observe: (row) => {
		const subject = `gdap:${String(row.id)}`;
		const { customer } = row;
		return [
			{
				id: `${subject}:${String(row.status)}`,
				subject,
				event: RELATIONSHIP_EVENT,
				at: momentOf(row.lastModifiedDateTime) ?? 0,
				lasting: true,
				object: inShort(row),
				...(isObject(customer) ? { customerId: String(customer.tenantId).toLowerCase() } : {}),
			},
		];
	},
};

export const relationships: WatchedList = {
	source,
	vendor: microsoftGraph,
	events: [RELATIONSHIP_EVENT],
	route: LIST,
	paging: graphPaging.odata,
	items: 'value',
	one: ONE,
	pathOf: (relationshipId) => ({ relationshipId }),
};
