import { isoSeconds } from '../../../core/dates';
import type { Call, Handler, Moment } from '../call';
import { isActive, resellerById } from '../find';
import { nextNumber } from '../ids';
import { refuse } from '../refusal';
import type { StoredReseller } from '../state';
import { selfLink } from '../views';
import { accountPage } from './lists';
import type { ProfileBody } from './profile';
import { checkContactNames, checkProfile, checkReference, checkUnchanged } from './profile';
import { validation } from './validation';

interface Body {
	distributorId?: string;
	externalReferenceId?: string;
	companyProfile: ProfileBody & { marketSegments?: string[] };
}

const view = ({ distributor }: Moment, reseller: StoredReseller) => ({
	externalReferenceId: reseller.externalReferenceId ?? '',
	distributorId: distributor.distributorId,
	resellerId: reseller.id,
	status: reseller.status,
	creationDate: isoSeconds(reseller.createdAt),
	companyProfile: reseller.profile,
	links: selfLink(`/v3/resellers/${reseller.id}`),
});

function create(call: Call) {
	const { distributorId, externalReferenceId, companyProfile } = call.body as Body;
	if (distributorId !== call.distributor.distributorId) throw refuse(1114);
	checkReference(externalReferenceId);
	checkProfile(companyProfile);
	const reseller: StoredReseller = {
		id: nextNumber(call, 'reseller'),
		externalReferenceId,
		...validation(call),
		profile: { ...companyProfile, marketSegments: companyProfile.marketSegments ?? ['COM'] },
	};
	call.state.resellers.push(reseller);
	return { status: 201, body: view(call, reseller) };
}

function update(call: Call) {
	const reseller = resellerById(call, call.params.resellerId);
	const { externalReferenceId, companyProfile } = call.body as Body;
	if (!isActive(reseller)) throw refuse(1125);
	checkReference(externalReferenceId);
	checkUnchanged(companyProfile, reseller.profile);
	checkProfile(companyProfile);
	checkContactNames(companyProfile.contacts, reseller.profile.contacts);
	const marketSegments = companyProfile.marketSegments ?? [];
	const dropped = reseller.profile.marketSegments.filter((segment) => !marketSegments.includes(segment));
	if (dropped.length) throw refuse(1134, ['INVALID_CUSTOMER_MARKET_SEGMENT', ...dropped]);
	reseller.profile = { ...companyProfile, marketSegments };
	if (externalReferenceId !== undefined) reseller.externalReferenceId = externalReferenceId;
	return { status: 200, body: view(call, reseller) };
}

export const resellerHandlers: Record<string, Handler> = {
	'reseller.create': create,
	'reseller.get': (call) => ({ status: 200, body: view(call, resellerById(call, call.params.resellerId)) }),
	'reseller.update': update,
	'reseller.list': (call) => accountPage(call, call.state.resellers, (reseller) => view(call, reseller)),
};
