import type { Moment } from '../../call';

/** An offer of the catalog before New Commerce; see `offer.getMany`. */
export interface LegacyOffer {
	id: string;
	name: string;
	minimumQuantity: number;
	maximumQuantity: number;
	isAddOn: boolean;
	billing: string;
	unitType: string;
	isTrial?: boolean;
	isAutoRenewable?: boolean;
	prerequisiteOffers?: string[];
	conversionTargetOffers?: string[];
	supportedBillingCycles?: string[];
}

/** The legacy offer of Azure, which the Azure plan takes the place of. */
export const LEGACY_AZURE = 'MS-AZR-0145P';

const upgradeTargets = (moment: Moment): LegacyOffer[] =>
	(moment.fixture('subscription.getUpgrades') as { items: Array<{ targetOffer: LegacyOffer }> }).items.map(
		({ targetOffer }) => targetOffer,
	);

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** A legacy offer by id (in any case): one of the offer list, or one that is only upgraded to. */
export function legacyOffer(moment: Moment, id: string): LegacyOffer | undefined {
	const { items } = moment.fixture('offer.getMany') as { items: LegacyOffer[] };
	return [...items, ...upgradeTargets(moment)].find((offer) => same(offer.id, id));
}

/** What a subscription of a legacy offer can be upgraded to. */
export function upgradesOf(moment: Moment, offerId: string): LegacyOffer[] {
	const offer = legacyOffer(moment, offerId);
	const targets = upgradeTargets(moment);
	const hasNone = !offer || offer.isTrial || offer.isAddOn || offer.billing !== 'license';
	return hasNone
		? []
		: targets.filter(({ id }) => !same(id, offerId) && !targets.some((target) => same(target.id, offerId)));
}

/** The SKU of New Commerce (`product:sku`) that a legacy offer migrates to. */
export function migrationTarget(moment: Moment, offerId: string): string | undefined {
	const offer = legacyOffer(moment, offerId);
	if (!offer || offer.isTrial || offer.billing !== 'license') return undefined;
	if (offer.isAddOn) return 'CFQ7TTC0EX03:0001';
	return upgradeTargets(moment).some(({ id }) => same(id, offerId)) ? 'CFQ7TTC0EX02:0001' : 'CFQ7TTC0EX01:0001';
}

/** The line that sells a legacy offer. */
export const offerLine = <More extends object>(offer: LegacyOffer, more: More) => ({
	offerId: offer.id,
	goods: {
		name: offer.name,
		publisherName: 'Microsoft Corporation',
		unitType: offer.unitType,
		isTrial: offer.isTrial ?? false,
		isRenewable: offer.isAutoRenewable ?? true,
		isPerpetual: false,
		isUsage: offer.billing === 'usage',
	},
	friendlyName: offer.name,
	...more,
});
