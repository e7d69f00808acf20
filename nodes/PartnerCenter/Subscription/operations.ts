import type { Operation, Resource } from '../../shared/declare';

import { changes } from './changes';
import { removeSchedule, scheduleNextTerm } from './nextTerm';
import { others } from './others';
import { withAvailabilities } from './pickers';
import { reads } from './reads';
import { statusChanges } from './status';

const operations: Operation[] = [...reads, ...changes, scheduleNextTerm, removeSchedule, ...statusChanges, ...others];

export const resource: Resource = { value: 'subscription', name: 'Subscription', vendor: withAvailabilities, operations };
