import offers from '../../../../../samples/partnerCenter/offer.getMany.json';
import upgrades from '../../../../../samples/partnerCenter/subscription.getUpgrades.json';

/** An offer of the catalog before New Commerce. */
export type LegacyOffer = Upgrade & Partial<(typeof offers.items)[number]>;
type Upgrade = (typeof upgrades.items)[number]['targetOffer'];

/** The legacy offer of Azure, which the Azure plan takes the place of. */
export const LEGACY_AZURE = 'MS-AZR-0145P';

const TARGETS: LegacyOffer[] = upgrades.items.map(({ targetOffer }) => targetOffer);

const withId = (list: LegacyOffer[], id: string): LegacyOffer | undefined =>
	list.find((offer) => offer.id.toLowerCase() === id.toLowerCase());

/** A legacy offer by id (in any case): one of the offer list, or one that is only upgraded to. */
export const legacyOffer = (id: string): LegacyOffer | undefined => withId([...offers.items, ...TARGETS], id);

/** What a subscription of a legacy offer can be upgraded to; what is upgraded to cannot be upgraded again. */
export function upgradesOf(offerId: string): LegacyOffer[] {
	const offer = legacyOffer(offerId);
	const hasNone = !offer || offer.isTrial || offer.isAddOn || offer.billing !== 'license';
	return hasNone || withId(TARGETS, offerId) ? [] : TARGETS;
}

/** The SKU of New Commerce (`product:sku`) that a legacy offer migrates to. */
export function migrationTarget(offerId: string): string | undefined {
	const offer = legacyOffer(offerId);
	if (!offer || offer.isTrial || offer.billing !== 'license') return undefined;
	if (offer.isAddOn) return 'CFQ7TTC0EX03:0001';
	return withId(TARGETS, offerId) ? 'CFQ7TTC0EX02:0001' : 'CFQ7TTC0EX01:0001';
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
