import { isoSeconds } from '../../../core/dates';
import { type Handler, type Moment, selfLink } from '../call';
import { isActive, resellerById } from '../find';
import { nextNumber } from '../state/seed';
import { refuse } from '../gateway/refusal';
import type { Profile, StoredReseller } from '../state/state';
import { accountPage, validation } from './accounts';
import { checkContactNames, checkProfile, checkReference, checkUnchanged } from './profile';

interface Body {
	distributorId?: string;
	externalReferenceId?: string;
	companyProfile: Profile & { marketSegments?: string[] };
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

const create: Handler = (call) => {
	const { distributorId, externalReferenceId, companyProfile } = call.body as Body;
	if (distributorId !== call.distributor.distributorId) throw refuse(1114);
	checkReference(externalReferenceId);
	checkProfile(companyProfile);
	const id = nextNumber(call, 'reseller');
	const profile = { ...companyProfile, marketSegments: companyProfile.marketSegments ?? ['COM'] };
	const reseller: StoredReseller = { id, externalReferenceId, ...validation(call), profile };
	call.state.resellers.push(reseller);
	return { body: view(call, reseller) };
};

const update: Handler = (call) => {
	const reseller = resellerById(call, call.params.resellerId);
	const { externalReferenceId, companyProfile } = call.body as Body;
	const { contacts, marketSegments = [] } = companyProfile;
	if (!isActive(reseller)) throw refuse(1125);
	checkReference(externalReferenceId);
	checkUnchanged(companyProfile, reseller.profile);
	checkProfile(companyProfile);
	checkContactNames(contacts, reseller.profile.contacts);
	const dropped = reseller.profile.marketSegments.filter((segment) => !marketSegments.includes(segment));
	if (dropped.length) throw refuse(1134, ['INVALID_CUSTOMER_MARKET_SEGMENT', ...dropped]);
	reseller.profile = { ...companyProfile, marketSegments };
	reseller.externalReferenceId = externalReferenceId ?? reseller.externalReferenceId;
	return { body: view(call, reseller) };
};

export const resellerHandlers: Record<string, Handler> = {
	'reseller.create': create,
	'reseller.get': (call) => ({ body: view(call, resellerById(call, call.params.resellerId)) }),
	'reseller.update': update,
	'reseller.list': (call) => accountPage(call, call.state.resellers, (reseller) => view(call, reseller)),
};
