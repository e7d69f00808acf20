import { isoSeconds } from '../../../core/dates';
import { type Handler, type Moment, selfLink } from '../call';
import { resellerById } from '../find';
import { refuse } from '../gateway/refusal';
import { nextNumber } from '../state/seed';
import type { Profile, StoredReseller } from '../state/state';
import { accountPage, validation } from './accounts';
import { type AccountBody, checkChange, checkNew } from './profile';

interface Body extends AccountBody<Profile & { marketSegments?: string[] }> {
	distributorId?: string;
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

export const resellerHandlers: Record<string, Handler> = {
	'reseller.create': (call) => {
		const body = call.body as Body;
		const { externalReferenceId, companyProfile } = body;
		if (body.distributorId !== call.distributor.distributorId) throw refuse(1114);
		checkNew(body);
		const id = nextNumber(call, 'reseller');
		const profile = { ...companyProfile, marketSegments: companyProfile.marketSegments ?? ['COM'] };
		const reseller: StoredReseller = { id, externalReferenceId, ...validation(call), profile };
		call.state.resellers.push(reseller);
		return { body: view(call, reseller) };
	},
	'reseller.get': (call) => ({ body: view(call, resellerById(call, call.params.resellerId)) }),
	'reseller.update': (call) => {
		const reseller = resellerById(call, call.params.resellerId);
		const body = call.body as Body;
		const { externalReferenceId, companyProfile } = body;
		const { marketSegments = [] } = companyProfile;
		checkChange(reseller, body);
		const dropped = reseller.profile.marketSegments.filter((segment) => !marketSegments.includes(segment));
		if (dropped.length) throw refuse(1134, ['INVALID_CUSTOMER_MARKET_SEGMENT', ...dropped]);
		reseller.profile = { ...companyProfile, marketSegments };
		reseller.externalReferenceId = externalReferenceId ?? reseller.externalReferenceId;
		return { body: view(call, reseller) };
	},
	'reseller.list': (call) => accountPage(call, call.state.resellers, (reseller) => view(call, reseller)),
};
