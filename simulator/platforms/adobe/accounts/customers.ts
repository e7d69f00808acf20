import { isoDate } from '../../../core/dates';
import type { Call, Handler, Moment } from '../call';
import { customerOf, isInactive, resellerById } from '../find';
import { nextNumber } from '../ids';
import { refuse } from '../refusal';
import type { StoredCustomer } from '../state';
import { addMonths, addYears } from '../time';
import type { BenefitBody } from './benefits';
import { checkAgency, checkTogether, newBenefits } from './benefits';
import { customerView } from './customerView';
import { accountPage } from './lists';
import type { ProfileBody } from './profile';
import { checkProfile, checkReference } from './profile';
import { updateCustomer } from './customerUpdate';
import { isDuplicate, validation } from './validation';
import { checkSegment } from './segment';

interface Body {
	resellerId: string;
	externalReferenceId?: string;
	cotermDate?: string;
	companyProfile: ProfileBody & { marketSegment?: string; marketSubSegments?: string[] };
	benefits?: BenefitBody[];
}

const LGA_MONTHS = 23;

/** Throws 1117 for an anniversary that is too near or too far (notes of the field). */
function checkAnniversary(date: string | undefined, segment: string, isAgency: boolean, now: number): void {
	if (date === undefined) return;
	const today = isoDate(now);
	const last = isAgency ? addMonths(today, LGA_MONTHS) : addYears(today, segment === 'EDU' ? 4 : 3);
	const first = isAgency ? addMonths(today, 1) : addYears(today, 1);
	if (date < first || date > last) throw refuse(1117, [`cotermDate must be from ${first} to ${last}`]);
}

/** Adds a customer to the state; what it looks like at first is the same for those that move here. */
export function addCustomer(
	moment: Moment,
	parts: Omit<StoredCustomer, 'id' | 'levels' | 'globalSalesEnabled'>,
): StoredCustomer {
	const isAgency = parts.benefits.some(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY');
	const customer: StoredCustomer = {
		...parts,
		id: nextNumber(moment, 'customer'),
		globalSalesEnabled: false,
		levels: { license: isAgency ? '06' : '01', consumables: 'T1' },
	};
	moment.state.customers.push(customer);
	return customer;
}

function create(call: Call) {
	const { resellerId, externalReferenceId, cotermDate, companyProfile, benefits = [] } = call.body as Body;
	const reseller = resellerById(call, resellerId);
	if (isInactive(reseller)) throw refuse(1126);
	checkReference(externalReferenceId);
	checkProfile(companyProfile);
	const profile = { ...companyProfile, marketSegment: companyProfile.marketSegment ?? 'COM' };
	checkSegment(reseller, profile.marketSegment);
	checkTogether(benefits);
	const isAgency = benefits.some(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY');
	if (isAgency) checkAgency(call, profile);
	else if (profile.marketSubSegments) throw refuse(1117, ['companyProfile.marketSubSegments']);
	checkAnniversary(cotermDate, profile.marketSegment, isAgency, call.now);
	const checked = validation(call);
	const customer = addCustomer(call, {
		resellerId,
		externalReferenceId,
		cotermDate: cotermDate ?? '',
		...checked,
		profile,
		benefits: newBenefits(benefits),
	});
	if (isDuplicate(call, customer)) customer.validStatus = '1014';
	return { status: 201, body: customerView(call, customer) };
}

export const customerHandlers: Record<string, Handler> = {
	'customer.create': create,
	'customer.get': (call) => ({ status: 200, body: customerView(call, customerOf(call)) }),
	'customer.update': (call) => ({ status: 200, body: customerView(call, updateCustomer(call)) }),
	'customer.list': (call) => {
		const { id } = resellerById(call, call.params.resellerId);
		return accountPage(
			call,
			call.state.customers.filter(({ resellerId }) => resellerId === id),
			(customer) => customerView(call, customer),
		);
	},
};
