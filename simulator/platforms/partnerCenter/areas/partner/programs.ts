import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { linkTo, ok } from '../../commerce/replies';
import { refuse } from '../../refusal';
import { invalid, missing } from '../refusals';
import { seed } from '../seed';

/** Every partner whose id can be asked for: the tenant itself, and the resellers that it sells through. */
const partnersOf = ({ tenant, state }: Call) => [
	{ id: tenant.tenantId, name: tenant.name, mpnId: tenant.mpnId, agreementSigned: true },
	...state.commerce.resellers,
];

const mpnProfile = (name: string, mpnId: string, uri: string) => ({
	partnerName: name,
	mpnId,
	profileType: 'mpn_profile',
	links: { self: linkTo(uri) },
	attributes: { objectType: 'MpnProfile' },
});

const ownProfile: Handler = (call) => ok(mpnProfile(call.tenant.name, call.tenant.mpnId, '/profiles/mpn'));

const verify: Handler = (call) => {
	const asked = textOf(call, 'mpnId') ?? '';
	const found = partnersOf(call).find(({ mpnId }) => mpnId === asked);
	if (!found) throw missing('partner id');
	return ok(mpnProfile(found.name, found.mpnId, `/profiles/mpn?mpnId=${asked}`));
};

/** Which code stands for which reason is not told; 2200 is one of those that are listed. */
const agreementStatus: Handler = (call) => {
	const [mpnId, tenantId] = [textOf(call, 'mpnId'), textOf(call, 'tenantId')];
	if ((call.params.programName ?? 'csp').toLowerCase() !== 'csp') throw invalid('The only program is csp.');
	if ((mpnId === undefined) === (tenantId === undefined))
		throw invalid('Exactly one of mpnId and tenantId must be sent.');
	const found = partnersOf(call).find((partner) => partner.mpnId === mpnId || partner.id === tenantId);
	if (!found) throw refuse(400, 2200, 'The partner is not known.');
	return ok({ isAgreementSigned: found.agreementSigned });
};

const enrolled: Handler = (call) => {
	const { programType } = call.params;
	if (programType.toLowerCase() !== 'csp') throw missing('enrolment in this program');
	return ok(seed(call, 'more.GetEnrolledProgramByType'));
};

export const programHandlers: Record<string, Handler> = {
	'mpnProfile.get': ownProfile,
	'mpnProfile.verify': verify,
	'indirectReseller.getAgreementStatus': agreementStatus,
	'more.GetAgreementSignatureStatus': agreementStatus,
	'more.GetEnrolledProgramByType': enrolled,
};
