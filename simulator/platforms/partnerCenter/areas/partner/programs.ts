import { type Call, type Handler, textOf } from '../../call';
import { linkTo, ok } from '../../commerce/replies';
import { orThrow, refuse } from '../../refusal';
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

/** Which code stands for which reason is not told; 2200 is one of those that are listed. */
const agreementStatus: Handler = (call) => {
	const [mpnId, tenantId] = [textOf(call, 'mpnId'), textOf(call, 'tenantId')];
	if ((call.params.programName ?? 'csp').toLowerCase() !== 'csp') throw invalid('The only program is csp.');
	if ((mpnId === undefined) === (tenantId === undefined))
		throw invalid('Exactly one of mpnId and tenantId must be sent.');
	const found = orThrow(
		partnersOf(call).find((partner) => partner.mpnId === mpnId || partner.id === tenantId),
		refuse(400, 2200, 'The partner is not known.'),
	);
	return ok({ isAgreementSigned: found.agreementSigned });
};

export const programHandlers: Record<string, Handler> = {
	'mpnProfile.get': (call) => ok(mpnProfile(call.tenant.name, call.tenant.mpnId, '/profiles/mpn')),
	'mpnProfile.verify': (call) => {
		const asked = textOf(call, 'mpnId') ?? '';
		const found = orThrow(
			partnersOf(call).find(({ mpnId }) => mpnId === asked),
			missing('partner id'),
		);
		return ok(mpnProfile(found.name, found.mpnId, `/profiles/mpn?mpnId=${asked}`));
	},
	'indirectReseller.getAgreementStatus': agreementStatus,
	'more.GetAgreementSignatureStatus': agreementStatus,
	'more.GetEnrolledProgramByType': (call) => {
		const { programType } = call.params;
		if (programType.toLowerCase() !== 'csp') throw missing('enrolment in this program');
		return ok(seed(call, 'more.GetEnrolledProgramByType'));
	},
};
