import { skuKey } from '../../catalog/lookup';
import type { StoredSubscription } from '../../orders/state';
import { termEndOf } from '../terms';

/** The paid Extended Service Term, into which a license goes at the end of its term when nobody decided otherwise. */

const BOUGHT_FROM = Date.parse('2025-04-01');
const ENDING_FROM = Date.parse('2026-05-04');

/** Licenses of New Commerce, by the days of their purchase or renewal and of their end. */
export const isEligible = ({ legacy, family, isTrial, termStart, termEnd }: StoredSubscription): boolean =>
	!legacy &&
	!isTrial &&
	family === 'OnlineServicesNCE' &&
	termStart >= BOUGHT_FROM &&
	termEnd !== null &&
	termEnd >= ENDING_FROM;

/** The month that follows a term, or another such month. */
function nextMonth({ termEnd }: StoredSubscription): Pick<StoredSubscription, 'termStart' | 'termEnd'> {
	const termStart = (termEnd ?? 0) + 1000;
	return { termStart, termEnd: termEndOf(termStart, 'P1M') };
}

/** Goes on by the month: under a SKU of its own, with the ids of the subscription kept. */
export function extend(subscription: StoredSubscription): void {
	const { extended, offerId, offerName, version } = subscription;
	const month = { ...nextMonth(subscription), version: version + 1 };
	if (extended) {
		Object.assign(subscription, month);
		return;
	}
	const [product, sku, availability] = offerId.split(':');
	Object.assign(subscription, {
		...month,
		extended: { base: skuKey(offerId) },
		offerId: `${product}:ES${sku.slice(2)}:${availability}`,
		offerName: `${offerName} (Extended Service Term)`,
		autoRenewEnabled: false,
		actions: null,
		scheduled: null,
		batches: [],
		windowEnd: null,
		termDuration: 'P1M',
		renewalTermDuration: 'P1M',
		billingCycle: 'monthly',
	});
	delete subscription.undecidedSince;
}
