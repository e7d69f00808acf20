import type { Operation, Resource } from '../../engine/declare';

import { changes } from './changes';
import { others } from './others';
import { withAvailabilities } from './pickers';
import { reads } from './reads';
import { statusChanges } from './status';
import { getCustomTermEndDates } from './term/endDates';
import { removeSchedule, scheduleNextTerm } from './term/nextTerm';
import { setEndOfTerm } from './term/setEndOfTerm';

const operations: Operation[] = [
	...reads,
	getCustomTermEndDates,
	...changes,
	setEndOfTerm,
	scheduleNextTerm,
	removeSchedule,
	...statusChanges,
	...others,
];

export const resource: Resource = {
	value: 'subscription',
	name: 'Subscription',
	vendor: withAvailabilities,
	operations,
};
