import type { IDataObject } from 'n8n-workflow';

import { overlaid } from '../../../../../nodes/engine/run/replaceWhole';
import type { Writes } from './platform';

/** A customer with the benefits that were asked for laid over those that it has. */
function withBenefits(customer: IDataObject, sent: IDataObject): IDataObject {
	const [had, asked] = [customer, sent].map(({ benefits }) => benefits as IDataObject[]);
	return overlaid(customer, { ...sent, benefits: asked.map((benefit, index) => overlaid(had[index] ?? {}, benefit)) });
}

export const adobe: Writes = {
	views: {
		// A further term is asked for beside the commitment that there is.
		'adobeVipCustomer.requestRecommitment': { after: withBenefits },
		// It sends nothing of what it takes away.
		'adobeVipSubscription.removeFlexDiscount': {
			before: (example) => overlaid(example, { autoRenewal: { flexDiscountCodes: ['ALLMULT5PERCENT'] } }),
		},
	},
	oneForAll: [],
	differsIn: {},
	filled: [],
};
