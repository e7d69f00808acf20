import { createHash } from 'node:crypto';
import { isoDate } from '../../../core/dates';
import { sample } from '../../../core/samples';
import type { Moment } from '../call';
import { addMonths } from '../time';
import type { AdobeState, Distributor, StoredGroup, StoredMembership, StoredReseller } from './state';

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
export const emptyAdobeState = (distributor: Distributor, now: number): AdobeState => ({
	distributorId: distributor.distributorId,
	resellers: resellers(distributor, now),
	customers: [],
	orders: [],
	subscriptions: [],
	deployments: [],
	memberships: memberships(distributor, now),
	transfers: [],
	approvals: [],
	resellerChanges: [],
	groups: groups(distributor, now),
	acquisitions: [],
	issued: {},
	kept: {},
	requestIds: {},
	nextAccounts: [],
	nextOrders: [],
});

/** Numbers start here, so that the kinds do not meet. */
const RANGES = {
	reseller: 50_000_001,
	customer: 10_000_001,
	order: 51_200_001,
	deployment: 30_000_001,
	group: 70_000_001,
	acquisition: 80_000_001,
};

const count = ({ state }: Moment, kind: string): number => (state.issued[kind] = (state.issued[kind] ?? 0) + 1);

/** The next id that is a number. */
export const nextNumber = (moment: Moment, kind: keyof typeof RANGES): string =>
	`${moment.distributor.idPrefix}${RANGES[kind] + count(moment, kind) - 1}`;

/** The next id that is opaque: the same with every start of the simulator. */
export function nextOpaque(moment: Moment, kind: 'subscription' | 'transfer' | 'resellerChange' | 'approval'): string {
	const text = `${moment.distributor.distributorId} ${kind} ${count(moment, kind)}`;
	return createHash('sha256').update(text).digest('hex').slice(0, 30);
}
