import customer from '../../../../samples/adobe/customer.get.json';
import order from '../../../../samples/adobe/order.get.json';
import distributors from '../../../../samples/adobe/data/distributors.json';
import { isoDate } from '../../../core/dates';
import { sample } from '../../../core/samples';
import { addMonths } from '../time';

type Shown = (typeof customer)['companyProfile'];
type Optional<Whole, Names extends keyof Whole> = Omit<Whole, Names> & Partial<Pick<Whole, Names>>;

export type Address = Optional<Shown['address'], 'addressLine2' | 'phoneNumber'>;

export type Contact = Optional<Shown['contacts'][number], 'phoneNumber'>;

/** What resellers and customers have in common. */
export type Profile = Pick<Shown, 'companyName' | 'preferredLanguage'> & { address: Address; contacts: Contact[] };

/** A reseller or a customer. `validAt` (ms) is when the status 1002 becomes `validStatus`. */
export interface StoredAccount extends Record<'id' | 'status' | 'validStatus', string> {
	externalReferenceId?: string;
	validAt: number;
	createdAt: number;
	/** It is stored, but cannot be read before this time (ms). */
	visibleFrom: number;
	profile: Profile;
}

export type StoredReseller = StoredAccount & { profile: { marketSegments: string[] } };

export type Quantity = { offerType: 'LICENSE' | 'CONSUMABLES'; quantity: number };

/** A three-year commitment or the request for one; dates are plain. `answerAt` (ms) is when the customer accepts. */
export interface Commitment {
	status: string;
	startDate?: string;
	endDate?: string;
	minimumQuantities: Quantity[];
	answerAt?: number;
}

/** An agency has a status: ACTIVE or PENDING_UPGRADE. */
export interface Benefit extends Partial<
	Record<'commitmentRequest' | 'commitment' | 'recommitmentRequest', Commitment>
> {
	type: 'THREE_YEAR_COMMIT' | 'LARGE_GOVERNMENT_AGENCY';
	status?: string;
}

export interface StoredCustomer extends StoredAccount {
	resellerId: string;
	profile: Profile & { marketSegment: string; marketSubSegments?: string[] };
	/** The anniversary, a plain date; '' until the first order. */
	cotermDate: string;
	globalSalesEnabled: boolean;
	benefits: Benefit[];
	/** Discount levels: they are those of the last finished order. */
	levels: { license: string; consumables: string };
	/** A high-volume customer from before. */
	highVolume?: true;
	linkedMembershipId?: string;
}

export type StoredDeployment = Record<'id' | 'customerId' | 'status', string> & { address: Address; createdAt: number };

/** Licenses that a customer added itself and nobody ordered yet. */
type StoredAcquisition = Record<'id' | 'customerId' | 'offerId', string> & Record<'quantity' | 'createdAt', number>;

/** A customer of the older program, who can move. `blockedBy` holds reason codes of 5117. */
export interface StoredMembership extends Record<'id' | 'companyName' | 'segment' | 'country', string> {
	hasAdmin: boolean;
	lga: boolean;
	blockedBy: string[];
	lines: Array<{ offerId: string; quantity: number; renewalDate: string }>;
}

type TransferNames = 'id' | 'membershipId' | 'resellerId' | 'customerId' | 'status' | 'orderId';
export type StoredTransfer = Record<TransferNames, string> & Record<'createdAt' | 'dueAt', number>;

/** What a customer's admin made for a change of its reseller. */
export type StoredApproval = { code: string; customerId: string; expiresAt: number; used: boolean };

export type StoredChange = Record<'id' | 'code' | 'customerId' | 'resellerId', string> & { createdAt: number };

/** A linked membership. Another distributor's can be seen but not joined. */
export interface StoredGroup extends Record<
	'id' | 'distributorId' | 'name' | 'type' | 'country' | 'level' | 'ownerId',
	string
> {
	lga: boolean;
	members: string[];
	createdAt: number;
}

type ShownLine = (typeof order)['lineItems'][number];

/** The flexible discount of a line. */
export type LineDiscount = ShownLine['flexDiscounts'][number];

type LineNames = 'extLineItemNumber' | 'quantity' | 'subscriptionId' | 'status' | 'currencyCode' | 'flexDiscounts';

export interface StoredLine extends Pick<ShownLine, LineNames> {
	/** At the level that the customer is entitled to. */
	offerId: string;
	/** As it was sent. */
	sentOfferId: string;
	deploymentId?: string;
	discountCode?: string;
	/** What can still be returned. */
	remainingQuantity: number;
	/** Of a renewal: whether the subscription was still active. */
	early?: boolean;
	/** Days of the term that are paid for. */
	proratedDays: number;
}

export type StoredCancellingLine = Omit<Pick<StoredLine, LineNames>, 'flexDiscounts'> &
	Pick<StoredLine, 'offerId' | 'proratedDays'> & { referenceLineItemNumber: number };

/** An order, or a draft of one, which has no id; it ends at `dueAt` (ms). */
export interface StoredOrder extends Record<
	'id' | 'customerId' | 'resellerId' | 'status' | 'referenceOrderId' | 'externalReferenceId',
	string
> {
	/** NEW, RENEWAL, RETURN, SWITCH, REVERT_SWITCH or TRANSFER; that of a preview for a draft. */
	type: string;
	source: 'API' | 'System';
	/** Of the order as a whole; '' when the lines have one each. */
	currencyCode: string;
	createdAt: number;
	dueAt: number;
	/** It is stored, but cannot be read before this time (ms). */
	visibleFrom: number;
	/** The status with which it ends, unless an account is in the way. */
	endsAs: string;
	lines: StoredLine[];
	cancelling: StoredCancellingLine[];
	/** Given back from recommendations. */
	trackerId?: string;
}

export interface StoredSubscription
	extends
		Record<'id' | 'customerId' | 'status' | 'currencyCode' | 'deploymentId', string>,
		Record<'currentQuantity' | 'usedQuantity' | 'renewedQuantity' | 'createdAt', number> {
	/** At the base level. */
	offerId: string;
	/** A plain date. */
	renewalDate: string;
	/** `quantity` is null while all licenses renew. */
	autoRenewal: { enabled: boolean; quantity: number | null; code?: string; flexDiscountCodes?: string[] };
}

/**
 * A distributor's account with Adobe: its credential, and what its contract allows. The client id is the X-Api-Key as
 * well; all ids begin with `idPrefix`; the first currency is its own, others are for deployments abroad; it may ask for
 * discounts of `countries`; `lga` are large government agencies. Distributors share nothing.
 */
export type Distributor = (typeof distributors)[number];

/** Two distributors with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_DISTRIBUTORS: Distributor[] = distributors;

/** An answer: a text is sent as plain text, all else as JSON. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string> };

type Line = { offerId: string; quantity: number; months: number };

/** What is there from the start, as it is kept: lines renew in so many months, ids end with numbers. */
interface Start extends Record<'US' | 'DE', Pick<StoredReseller['profile'], 'preferredLanguage' | 'address'>> {
	resellers: Array<{ number: number; companyName: string }>;
	memberships: Array<Partial<Omit<StoredMembership, 'lines'>> & { lines?: Line[] }>;
	ordinaryLines: Line[];
	groups: Array<{ number: number; name: string; distributorId?: string }>;
}

const START = sample('adobe/data/start') as Start;

/** Two active resellers, so that a customer can change from one to the other. */
const resellers = ({ idPrefix, countries }: Distributor, now: number): StoredReseller[] =>
	START.resellers.map(({ number, companyName }) => ({
		...{ status: '1000', validAt: now, validStatus: '1000', createdAt: now, visibleFrom: now },
		id: `${idPrefix}5000000${number}`,
		externalReferenceId: `reseller-${number}`,
		profile: {
			companyName,
			marketSegments: ['COM', 'EDU', 'GOV'],
			contacts: [{ firstName: 'Re', lastName: 'Seller', email: `admin${number}@reseller.example.com` }],
			...START[countries.includes('US') ? 'US' : 'DE'],
		},
	}));

/** Customers of the older program: three who can move, and one for each thing that can be in the way. */
const memberships = ({ idPrefix, countries }: Distributor, now: number): StoredMembership[] =>
	START.memberships.map(({ lines = START.ordinaryLines, ...more }, index) => ({
		id: `VIP${idPrefix}000000${index + 1}`,
		companyName: `VIP Member ${idPrefix} ${index + 1}`,
		segment: 'COM',
		country: countries.includes('US') ? 'US' : 'DE',
		hasAdmin: true,
		lga: false,
		blockedBy: [],
		lines: lines.map(({ months, ...line }) => ({ ...line, renewalDate: addMonths(isoDate(now), months) })),
		...more,
	}));

/** Linked memberships of agencies: one of the distributor, one of another, both in the United States. */
const groups = ({ lga, idPrefix, distributorId }: Distributor, now: number): StoredGroup[] =>
	(lga ? START.groups : []).map(({ number, ...group }) => ({
		...{ type: 'CONSORTIUM', country: 'US', lga: true, level: '07', ownerId: '', members: [], createdAt: now },
		id: `LM${idPrefix}${number}`,
		distributorId,
		...group,
	}));

/** The state of a distributor that has done nothing yet; `now` in ms dates what is there from the start. */
export const emptyAdobeState = (distributor: Distributor, now: number) => ({
	distributorId: distributor.distributorId,
	resellers: resellers(distributor, now),
	customers: [] as StoredCustomer[],
	orders: [] as StoredOrder[],
	subscriptions: [] as StoredSubscription[],
	deployments: [] as StoredDeployment[],
	memberships: memberships(distributor, now),
	transfers: [] as StoredTransfer[],
	approvals: [] as StoredApproval[],
	resellerChanges: [] as StoredChange[],
	groups: groups(distributor, now),
	acquisitions: [] as StoredAcquisition[],
	/** How many ids of each kind are given out. */
	issued: {} as Record<string, number>,
	/** The first answers (ms), by correlation id and route. */
	kept: {} as Record<string, { at: number; reply: Reply }>,
	/** Request ids that were used, and when (ms). */
	requestIds: {} as Record<string, number>,
	/** The statuses with which the next accounts and orders end. */
	nextAccounts: [] as string[],
	nextOrders: [] as string[],
});

/** Everything that one distributor owns. Plain JSON, so that it can be kept in a file. */
export type AdobeState = ReturnType<typeof emptyAdobeState>;
