import distributors from '../../../../samples/adobe/data/distributors.json';
import { isoDate } from '../../../core/dates';
import { sample } from '../../../core/samples';
import type { StoredAcquisition, StoredCustomer, StoredDeployment, StoredReseller } from '../accounts/state';
import type * as Moves from '../moves/state';
import { addMonths } from '../time';
import type { StoredOrder, StoredSubscription } from '../orders/state';

/**
 * A distributor's account with Adobe: its credential, and what its contract allows. The client id is the X-Api-Key as
 * well; all ids begin with `idPrefix`; the first currency is its own, others are for deployments abroad; it may ask for
 * discounts of `countries`; `lga` are large government agencies. Distributors share nothing.
 */
export type Distributor = (typeof distributors)[number];

/** Two distributors with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_DISTRIBUTORS: Distributor[] = distributors;

export type * from '../accounts/state';
export type * from '../moves/state';
export type * from '../orders/state';

/** An answer: a text is sent as plain text, all else as JSON. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string> };

type Line = { offerId: string; quantity: number; months: number };

/** What is there from the start, as it is kept: lines renew in so many months, ids end with numbers. */
interface Start extends Record<'US' | 'DE', Pick<StoredReseller['profile'], 'preferredLanguage' | 'address'>> {
	resellers: Array<{ number: number; companyName: string }>;
	memberships: Array<Partial<Omit<Moves.StoredMembership, 'lines'>> & { lines?: Line[] }>;
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
const memberships = ({ idPrefix, countries }: Distributor, now: number): Moves.StoredMembership[] =>
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
const groups = ({ lga, idPrefix, distributorId }: Distributor, now: number): Moves.StoredGroup[] =>
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
	transfers: [] as Moves.StoredTransfer[],
	approvals: [] as Moves.StoredApproval[],
	resellerChanges: [] as Moves.StoredResellerChange[],
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
