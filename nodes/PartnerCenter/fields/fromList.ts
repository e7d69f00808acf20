import { listOrId as modes } from '../../engine/input/commonFields';

import type { customerPickers } from '../Customer/pickers';
import type { userPickers } from '../CustomerUser/pickers';
import type { graphBetaPickers, graphPickers, pickers, salesPickers } from '../pickers';
import type { availabilityPickers } from '../Subscription/pickers';
import type { upgradePickers } from '../SubscriptionUpgrade/pickers';

/** The names of all lists from which ids are picked. */
export type PickerName =
	| keyof typeof pickers
	| keyof typeof customerPickers
	| keyof typeof userPickers
	| keyof typeof availabilityPickers
	| keyof typeof upgradePickers
	| keyof typeof graphPickers
	| keyof typeof graphBetaPickers
	| keyof typeof salesPickers;

export const listOrId = modes<PickerName>;
